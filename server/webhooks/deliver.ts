import { z } from "zod";
import { approvalTokenOf } from "@/server/approvals";
import { pool } from "@/server/db/client";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { ReceiverKind } from "@/server/delivery-loops";
import { type DeliveryId, idOf, type OrganizationId, uuidOf, type WebhookId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { isEventType } from "./event-types";
import { payloadOf, readEntry } from "./payload";
import { type Attempt, recordAttempt, type UnsentReason } from "./record-attempt";
import { openText, UnopenedError } from "./secret";
import { post, type SenderOptions } from "./sender";
import { signatureHeaders } from "./signatures";

/** A delivery in the hands of this node. */
export interface Claimed {
  readonly organizationId: OrganizationId;
  readonly deliveryId: DeliveryId;
  /** How often it has been claimed, this time included. */
  readonly attempts: number;
}

/** Longer than an attempt may take with everything around it: nobody else sends meanwhile. */
const LEASE = "1 minute";
/** At once, over all nodes. */
const AT_ONCE = {
  answering: { endpoint: 8, organization: 16 },
  failing: { endpoint: 1, organization: 8 },
} as const satisfies Record<ReceiverKind, { readonly endpoint: number; readonly organization: number }>;

/** Takes up to so many due deliveries, fairly over organizations and endpoints. What a node dies with is taken again after the lease. */
export async function claimDeliveries(kind: ReceiverKind, most: number): Promise<Claimed[]> {
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
  const attempt =
    ready.kind === "unsent"
      ? ({ kind: "unsent", failure: ready.failure } as const)
      : await post(ready.url, ready.body, headersOf(claimed, ready.body, ready.secrets), options);
  await recordAttempt(claimed, ready.webhookId, attempt);
  wideEvent(levelOf(attempt), {
    event: "webhook.attempt",
    organizationId: claimed.organizationId,
    webhookId: ready.webhookId,
    deliveryId: claimed.deliveryId,
    attempts: claimed.attempts,
    outcome: attempt,
    ...(ready.kind === "unsent" && ready.err !== undefined && { err: ready.err }),
    durationMs: Math.round(performance.now() - began),
  });
}

/** What a receiver does is its own affair; what was altered here is the operator's. */
function levelOf({ kind }: Attempt): "debug" | "info" | "error" {
  if (kind === "unsent") return "error";
  return kind === "delivered" ? "debug" : "info";
}

function headersOf({ deliveryId: id }: Claimed, body: string, secrets: readonly string[]): Record<string, string> {
  return signatureHeaders({ id, timestamp: Math.floor(Date.now() / 1_000), body, secrets });
}

type Ready =
  | {
      readonly kind: "ready";
      readonly webhookId: WebhookId;
      readonly url: string;
      readonly secrets: readonly string[];
      readonly body: string;
    }
  | {
      readonly kind: "unsent";
      readonly webhookId: WebhookId;
      readonly failure: UnsentReason;
      readonly err?: UnopenedError;
    };

async function prepare({ organizationId, deliveryId, attempts }: Claimed): Promise<Ready | null> {
  const [row] = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select w.id, w.destination, w.secret, case when w.previous_until > now() then w.previous_secret end as previous_secret, d.event_type, e.body
       from mastguard.webhook_delivery d
       join mastguard.webhook_endpoint w on w.organization_id = d.organization_id and w.id = d.endpoint_id
       left join mastguard.entry e on e.organization_id = d.organization_id and e.id = d.event_id
       where d.organization_id = $1 and d.id = $2 and d.attempts = $3 and d.status = 'pending' and w.status = 'active'`,
      [uuidOf("org", organizationId), uuidOf("dlv", deliveryId), attempts],
    );
    return ReadyRows.parse(rows);
  });
  if (row === undefined) return null;
  const webhookId = idOf("whk", row.id);
  if (row.body === null) return { kind: "unsent", webhookId, failure: "entry_missing" };
  const body = await bodyOf(organizationId, row.body, row.event_type);
  if (body === null) return { kind: "unsent", webhookId, failure: "unreadable" };
  try {
    const url = openText(organizationId, webhookId, "url", row.destination);
    const secrets = openSecrets(organizationId, webhookId, row.secret, row.previous_secret);
    return { kind: "ready", webhookId, url, secrets, body };
  } catch (err) {
    if (!(err instanceof UnopenedError)) throw err;
    return { kind: "unsent", webhookId, failure: `${err.what}_unreadable`, err };
  }
}

/** The present secret first. A former one that does not open is done without: rotating is how an endpoint gets out of that. */
function openSecrets(
  organizationId: OrganizationId,
  webhookId: WebhookId,
  present: Uint8Array,
  former: Uint8Array | null,
): string[] {
  const secrets = [openText(organizationId, webhookId, "secret", present)];
  if (former === null) return secrets;
  try {
    return [...secrets, openText(organizationId, webhookId, "secret", former)];
  } catch (err) {
    if (!(err instanceof UnopenedError)) throw err;
    wideEvent("warn", { event: "webhook.former_secret", organizationId, webhookId, err });
    return secrets;
  }
}

/** Null when the stored entry does not say what the event needs. */
async function bodyOf(organizationId: OrganizationId, entry: string, eventType: string): Promise<string | null> {
  const body = readEntry(entry);
  if (body === null || !isEventType(eventType)) return null;
  const approved = eventType === "hitl.task.approved" ? body.traceId : undefined;
  return payloadOf(body, eventType, approved === undefined ? null : await approvalTokenOf(organizationId, approved));
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
      body: z.string().nullable(),
    }),
  )
  .max(1);
