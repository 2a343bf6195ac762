import { z } from "zod";
import type { Prisma } from "@/generated/prisma/client";
import type { Unit } from "@/server/db/in-organization";
import { type DeliveryId, idOf, type OrganizationId, uuidOf, type WebhookId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import type { DeliveryView, WebhookView } from "./schemas";
import { openText, UnopenedError } from "./secret";

/** Says no to whoever would make the endpoint number `most` + 1: one creation at a time counts. */
export async function hasRoom({ tx, organization }: Unit, most: number): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`webhooks ${organization}`}, 0))`;
  return (await tx.webhookEndpoint.count({ where: { organizationId: organization } })) < most;
}

/** Where the organization's log ends: the index of the next entry. */
export async function endOfLog({ tx }: Unit): Promise<number> {
  const [{ size }] = Ends.parse(await tx.$queryRaw`select size from mastguard.log_head`);
  return size;
}

/** One page of endpoints, the newest first, and how many there are. */
export async function listEndpoints(
  { tx, organization, organizationId }: Unit,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): Promise<{ webhooks: WebhookView[]; total: number }> {
  const where = { organizationId: organization };
  const rows = await tx.webhookEndpoint.findMany({ where, orderBy: { id: "desc" }, take: limit, skip: offset });
  const total = await tx.webhookEndpoint.count({ where });
  return { webhooks: rows.map((row) => webhookView(organizationId, row)), total };
}

/**
 * The endpoint, held until the transaction ends, or null.
 * INVARIANT: whoever changes an endpoint and its deliveries takes the endpoint first, so that two of them never wait for each other.
 */
export async function holdEndpoint({ tx, organization }: Unit, id: WebhookId): Promise<EndpointRow | null> {
  const key = { organizationId: organization, id: uuidOf("whk", id) };
  await tx.$queryRaw`select 1 from mastguard.webhook_endpoint
    where organization_id = ${key.organizationId}::uuid and id = ${key.id}::uuid for no key update`;
  return await tx.webhookEndpoint.findUnique({ where: { organizationId_id: key } });
}

/** One page of an endpoint's deliveries, the newest first (index webhook_delivery organization_id, endpoint_id, id). */
export async function listDeliveriesOf(
  { tx, organization }: Unit,
  id: WebhookId,
  { limit, below }: { readonly limit: number; readonly below: DeliveryId | null },
): Promise<DeliveryView[]> {
  const rows = await tx.webhookDelivery.findMany({
    where: {
      organizationId: organization,
      endpointId: uuidOf("whk", id),
      ...(below === null ? {} : { id: { lt: uuidOf("dlv", below) } }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
  return rows.map(deliveryView);
}

/**
 * Makes a delivery due now, with the schedule from its beginning. One that a node has in its hands stays there: it is being sent.
 * @returns it as it is then; null when this endpoint has none by that id.
 */
export async function makeDue(
  { tx, organization }: Unit,
  webhook: WebhookId,
  delivery: DeliveryId,
): Promise<DeliveryView | null> {
  const key = { organizationId: organization, id: uuidOf("dlv", delivery) };
  const endpointId = uuidOf("whk", webhook);
  await tx.$executeRaw`update mastguard.webhook_delivery
    set status = 'pending', due_at = now(), round_from = attempts, leased_until = null, updated_at = now()
    where organization_id = ${key.organizationId}::uuid and id = ${key.id}::uuid and endpoint_id = ${endpointId}::uuid
      and not (status = 'pending' and coalesce(leased_until > now(), false))`;
  const row = await tx.webhookDelivery.findUnique({ where: { organizationId_id: key } });
  return row === null || row.endpointId !== endpointId ? null : deliveryView(row);
}

type EndpointRow = Prisma.WebhookEndpointGetPayload<object>;
type DeliveryRow = Prisma.WebhookDeliveryGetPayload<object>;

export function webhookView(organizationId: OrganizationId, row: EndpointRow): WebhookView {
  const id = idOf("whk", row.id);
  return {
    id,
    name: row.name,
    url: openUrl(organizationId, id, row.destination),
    eventTypes: row.eventTypes,
    ...StatusColumns.parse(row),
    failingSince: row.failingSince?.toISOString() ?? null,
    previousSecretUntil: row.previousUntil?.toISOString() ?? null,
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** Null when it does not open: the others are listed all the same, and this one can still be deleted. */
function openUrl(organizationId: OrganizationId, id: WebhookId, sealed: Uint8Array): string | null {
  try {
    return openText(organizationId, id, "url", sealed);
  } catch (err) {
    if (!(err instanceof UnopenedError)) throw err;
    wideEvent("error", { event: "webhook.url", organizationId, webhookId: id, err });
    return null;
  }
}

function deliveryView(row: DeliveryRow): DeliveryView {
  const status = DeliveryStatus.parse(row.status);
  return {
    id: idOf("dlv", row.id),
    webhookId: idOf("whk", row.endpointId),
    eventId: idOf("evt", row.eventId),
    eventType: row.eventType,
    entryIndex: Number(row.entryIndex),
    status,
    attempts: row.attempts,
    nextAttemptAt: status === "pending" ? row.dueAt.toISOString() : null,
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    lastStatus: row.lastStatus,
    lastError: row.lastError,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}

const Ends = z.tuple([z.object({ size: z.coerce.number().int() })]);
const StatusColumns = z.object({
  status: z.enum(["active", "disabled"]),
  disabledReason: z.enum(["gone", "failing"]).nullable(),
});
const DeliveryStatus = z.enum(["pending", "delivered", "failed", "discarded"]);
