import { z } from "zod";
import { pool } from "@/server/db/client";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { type DeliveryId, idOf, type OrganizationId, uuidOf, type WebhookId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { isEventType } from "./event-types";
import { payloadOf, readEntry } from "./payload";
import { recordAttempt } from "./record-attempt";
import { openText } from "./secret";
import { post, type SenderOptions } from "./sender";
import { signatureHeaders } from "./signatures";

/** A delivery in the hands of this node. */
export interface Claimed {
  readonly organizationId: OrganizationId;
  readonly deliveryId: DeliveryId;
  /** How often it has been claimed, this time included. */
  readonly attempts: number;
}

/** Endpoints that take what they are sent, or those that fail at present: neither can take the other's places. */
export type EndpointKind = "answering" | "failing";

/** Longer than an attempt may take with everything around it: nobody else sends meanwhile. */
const LEASE = "1 minute";
/** At once, over all nodes. */
const AT_ONCE = {
  answering: { endpoint: 8, organization: 16 },
  failing: { endpoint: 1, organization: 8 },
} as const satisfies Record<EndpointKind, { readonly endpoint: number; readonly organization: number }>;

/** Takes up to so many due deliveries, fairly over organizations and endpoints. What a node dies with is taken again after the lease. */
export async function claimDeliveries(kind: EndpointKind, most: number): Promise<Claimed[]> {
  const { endpoint, organization } = AT_ONCE[kind];
  const { rows } = await pool().query(
    "select organization_id, id, attempts from mastguard.claim_webhook_deliveries($1, $2, $3, $4, $5)",
    [kind === "failing", most, endpoint, organization, LEASE],
  );
  return ClaimedRows.parse(rows).map((row) => ({
    organizationId: idOf("org", row.organization_id),
    deliveryId: idOf("dlv", row.id),
    attempts: row.attempts,
  }));
}

/**
 * Sends one delivery and puts down what came of it. A node that dies in between has sent it and does not know: it is sent again, the
 * same body under the same `webhook-id`.
 */
export async function deliver(claimed: Claimed, options: SenderOptions): Promise<void> {
  const ready = await prepare(claimed);
  if (ready === null) return; // deleted or disabled since it was claimed
  const began = performance.now();
  const sent =
    ready.body === null
      ? ({ kind: "unreadable" } as const)
      : await post(ready.url, ready.body, headersOf(claimed, ready.body, ready.secrets), options);
  await recordAttempt(claimed, ready.webhookId, sent);
  wideEvent(sent.kind === "delivered" ? "debug" : "info", {
    event: "webhook.attempt",
    organizationId: claimed.organizationId,
    webhookId: ready.webhookId,
    deliveryId: claimed.deliveryId,
    attempts: claimed.attempts,
    outcome: sent,
    durationMs: Math.round(performance.now() - began),
  });
}

function headersOf({ deliveryId: id }: Claimed, body: string, secrets: readonly string[]): Record<string, string> {
  return signatureHeaders({ id, timestamp: Math.floor(Date.now() / 1_000), body, secrets });
}

interface Ready {
  readonly webhookId: WebhookId;
  readonly url: string;
  readonly secrets: readonly string[];
  /** Null when the stored entry does not say what the event needs. */
  readonly body: string | null;
}

async function prepare({ organizationId, deliveryId, attempts }: Claimed): Promise<Ready | null> {
  const [row] = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select w.id, w.destination, w.secret, case when w.previous_until > now() then w.previous_secret end as previous_secret, d.event_type, e.body
       from mastguard.webhook_delivery d
       join mastguard.webhook_endpoint w on w.organization_id = d.organization_id and w.id = d.endpoint_id
       join mastguard.entry e on e.organization_id = d.organization_id and e.id = d.event_id
       where d.organization_id = $1 and d.id = $2 and d.attempts = $3 and d.status = 'pending' and w.status = 'active'`,
      [uuidOf("org", organizationId), uuidOf("dlv", deliveryId), attempts],
    );
    return ReadyRows.parse(rows);
  });
  if (row === undefined) return null;
  const webhookId = idOf("whk", row.id);
  const sealed = row.previous_secret === null ? [row.secret] : [row.secret, row.previous_secret];
  return {
    webhookId,
    url: openText(organizationId, webhookId, "url", row.destination),
    secrets: sealed.map((secret) => openText(organizationId, webhookId, "secret", secret)),
    body: bodyOf(row.body, row.event_type),
  };
}

function bodyOf(entry: string, eventType: string): string | null {
  const body = readEntry(entry);
  return body === null || !isEventType(eventType) ? null : payloadOf(body, eventType);
}

const ClaimedRows = z.array(z.object({ organization_id: z.string(), id: z.string(), attempts: z.number() }));
const ReadyRows = z
  .array(
    z.object({
      id: z.string(),
      destination: z.instanceof(Buffer),
      secret: z.instanceof(Buffer),
      previous_secret: z.instanceof(Buffer).nullable(),
      event_type: z.string(),
      body: z.string(),
    }),
  )
  .max(1);
