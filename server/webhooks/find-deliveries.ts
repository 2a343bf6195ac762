import { z } from "zod";
import { pool } from "@/server/db/client";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { idOf, newUuid, uuidOf, type WebhookId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { WEBHOOKS } from "./actor";
import { entryTypesOf, eventsOf, eventsOfType } from "./event-types";
import { readEntry } from "./payload";

/** Deliveries of one endpoint that may wait; what comes after them waits in the log. */
const WAITING_MAX = 2_000;
const ENTRIES_MAX = 1_000;
const ENDPOINTS_MAX = 100;
/** What a delivery is from the beginning when its entry cannot be read: nothing would change by trying. */
const UNDELIVERABLE = { status: "failed", lastError: "unreadable" } as const;

/**
 * Holds what has joined the logs against what endpoints want to hear of, and puts down what is to be delivered. Safe on many nodes at
 * once: an endpoint's position moves with its deliveries, under its row's lock, so each entry is looked at once.
 * @returns whether deliveries were put down, and whether there is more to look at at once.
 */
export async function findDeliveries(): Promise<{ found: boolean; isMore: boolean }> {
  const { rows } = await pool().query<{ organization_id: string; id: string }>(
    "select organization_id, id from mastguard.webhooks_behind($1, $2)",
    [WAITING_MAX, ENDPOINTS_MAX],
  );
  const done = { found: false, isMore: false };
  for (const { organization_id, id } of rows) {
    const who = { organizationId: idOf("org", organization_id), actor: WEBHOOKS };
    const webhook = idOf("whk", id);
    try {
      const { found, isMore, unreadable } = await inOrganization(who, (unit) => lookThrough(unit, webhook));
      if (unreadable.length > 0)
        wideEvent("error", {
          event: "webhook.unreadable",
          organizationId: who.organizationId,
          webhookId: webhook,
          entries: unreadable,
        });
      done.found ||= found;
      done.isMore ||= isMore || rows.length === ENDPOINTS_MAX;
    } catch (err) {
      // One endpoint's trouble must not keep the others from being looked at.
      wideEvent("error", { event: "webhook.find", organizationId: who.organizationId, webhookId: webhook, err });
    }
  }
  return done;
}

interface Looked {
  readonly found: boolean;
  readonly isMore: boolean;
  /** Indexes of entries that do not say what they stand for. */
  readonly unreadable: readonly number[];
}

async function lookThrough({ tx, organization }: Unit, webhook: WebhookId): Promise<Looked> {
  const id = uuidOf("whk", webhook);
  // Skipped: another node is looking.
  const [endpoint] = Endpoints.parse(
    await tx.$queryRaw`select position, event_types from mastguard.webhook_endpoint
      where organization_id = ${organization}::uuid and id = ${id}::uuid and status = 'active' for no key update skip locked`,
  );
  if (endpoint === undefined) return { found: false, isMore: false, unreadable: [] };
  const { position: from, event_types: eventTypes } = endpoint;
  const [{ size }] = Ends.parse(await tx.$queryRaw`select size from mastguard.log_head`);
  const past = Math.min(from + ENTRIES_MAX, size);
  const entries = Entries.parse(
    // Only decisions are many, so only they are sifted here. In RFC 8785 text a quote inside a value is escaped, so nothing else reads like the flag.
    await tx.$queryRaw`select id, index, type, body from mastguard.entry
      where organization_id = ${organization}::uuid and index >= ${from} and index < ${past} and type = any (${entryTypesOf(eventTypes)})
        and (type <> 'action.decided' or risk_category in ('HIGH', 'CRITICAL') or decision = 'BLOCK' or body like '%"queued":true%')
      order by index`,
  );
  const read = entries.map((entry) => ({ entry, events: eventsIn(entry, eventTypes) }));
  const deliveries = read.flatMap(({ entry, events: { types, isReadable } }) =>
    types.map((eventType) => ({
      organizationId: organization,
      id: newUuid(),
      endpointId: id,
      entryIndex: entry.index,
      eventId: entry.id,
      eventType,
      ...(isReadable ? {} : UNDELIVERABLE),
    })),
  );
  await tx.webhookDelivery.createMany({ data: deliveries, skipDuplicates: true });
  await tx.$executeRaw`update mastguard.webhook_endpoint set position = ${past}, scanned_at = now()
    where organization_id = ${organization}::uuid and id = ${id}::uuid`;
  const unreadable = read.filter(({ events }) => !events.isReadable).map(({ entry }) => entry.index);
  return { found: deliveries.length > 0, isMore: past < size, unreadable };
}

/** The events an entry stands for. One that cannot be read is put down for each it may have been: nobody hears of it, so somebody must see it. */
function eventsIn({ type, body }: StoredEntry, eventTypes: readonly string[]) {
  const read = readEntry(body);
  if (read === null) return { types: eventsOfType(type, eventTypes), isReadable: false };
  return { types: eventsOf({ type, data: read.data }, eventTypes), isReadable: true };
}

const Index = z.coerce.number().int();
const Endpoints = z.array(z.object({ position: Index, event_types: z.array(z.string()) })).max(1);
const Ends = z.tuple([z.object({ size: Index })]);
const StoredEntry = z.object({ id: z.string(), index: Index, type: z.string(), body: z.string() });
type StoredEntry = z.output<typeof StoredEntry>;
const Entries = z.array(StoredEntry);
