import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { ConflictError, NotFoundError, ValidationError } from "@/server/errors";
import {
  assertDestination,
  DestinationRefusedError,
  type DestinationRules,
  parseDestination,
} from "@/server/http/destination";
import { type DeliveryId, idOf, isId, newUuid, uuidOf, type WebhookId } from "@/server/ids";
import type { CreateWebhookInput, DeliveryView, WebhookView, WebhookWithSecret } from "./schemas";
import { newSecret, sealText } from "./secret";
import { endOfLog, hasRoom, holdEndpoint, listDeliveriesOf, listEndpoints, makeDue, webhookView } from "./store";

/** Endpoints of one organization. */
const ENDPOINTS_MAX = 20;
/** How long deliveries carry the signature of the former secret, too. */
const OVERLAP_MS = 24 * 3_600_000;
const NO_WEBHOOK = "There is no such webhook.";
const NO_DELIVERY = "There is no such delivery.";

/**
 * Creates an endpoint that hears of what joins the log from now on. The answer, and that of {@link rotateWebhookSecret}, are the
 * only places its secret ever appears.
 * @throws ValidationError for a URL that may not be connected to; ConflictError when the organization has 20.
 */
export async function createWebhook(
  ctx: ActorContext,
  rules: DestinationRules,
  { name, url, eventTypes }: CreateWebhookInput,
): Promise<WebhookWithSecret> {
  const destination = await acceptable(url, rules);
  const uuid = newUuid();
  const id = idOf("whk", uuid);
  const secret = newSecret();
  return await inOrganization(ctx, async (unit) => {
    if (!(await hasRoom(unit, ENDPOINTS_MAX)))
      throw new ConflictError(`An organization has at most ${ENDPOINTS_MAX} webhooks. Delete one first.`);
    const row = await unit.tx.webhookEndpoint.create({
      data: {
        organizationId: unit.organization,
        id: uuid,
        name,
        destination: sealText(ctx.organizationId, id, "url", destination.href),
        eventTypes: [...eventTypes],
        secret: sealText(ctx.organizationId, id, "secret", secret),
        position: await endOfLog(unit),
        createdBy: ctx.actor.id,
      },
    });
    // The rest of a URL may hold a token of the receiver's; what is in the log stays for ever.
    unit.append({ type: "webhook.created", data: { webhookId: id, origin: destination.origin, eventTypes } });
    return { ...webhookView(ctx.organizationId, row), fullSecret: secret };
  });
}

/** A page of endpoints, the newest first. @param page counts from 1; `limit` is at most 200. */
export async function listWebhooks(
  ctx: ActorContext,
  { page, limit }: { readonly page: number; readonly limit: number },
): Promise<{ webhooks: WebhookView[]; total: number }> {
  return await inOrganization(ctx, (unit) => listEndpoints(unit, { limit, offset: (page - 1) * limit }));
}

/**
 * Gives an endpoint another secret. For a day deliveries are signed with both, so that the receiver can change over without a gap.
 * @throws NotFoundError for an id that is malformed, unknown or another organization's.
 */
export async function rotateWebhookSecret(ctx: ActorContext, id: string): Promise<WebhookWithSecret> {
  const webhook = webhookIdOf(id);
  const secret = newSecret();
  return await inOrganization(ctx, async (unit) => {
    const held = await holdEndpoint(unit, webhook);
    if (held === null) throw new NotFoundError(NO_WEBHOOK);
    const now = new Date();
    const row = await unit.tx.webhookEndpoint.update({
      where: { organizationId_id: { organizationId: unit.organization, id: held.id } },
      data: {
        secret: sealText(ctx.organizationId, webhook, "secret", secret),
        previousSecret: held.secret,
        previousUntil: new Date(now.getTime() + OVERLAP_MS),
        updatedAt: now,
      },
    });
    unit.append({ type: "webhook.secret_rotated", data: { webhookId: webhook } });
    return { ...webhookView(ctx.organizationId, row), fullSecret: secret };
  });
}

/**
 * Deletes an endpoint and the history of its deliveries. One that is on its way at this moment may still arrive.
 * @throws NotFoundError as above.
 */
export async function deleteWebhook(ctx: ActorContext, id: string): Promise<{ id: string; deleted: true }> {
  const webhook = webhookIdOf(id);
  return await inOrganization(ctx, async (unit) => {
    const { count } = await unit.tx.webhookEndpoint.deleteMany({
      where: { organizationId: unit.organization, id: uuidOf("whk", webhook) },
    });
    if (count === 0) throw new NotFoundError(NO_WEBHOOK);
    unit.append({ type: "webhook.deleted", data: { webhookId: webhook } });
    return { id, deleted: true };
  });
}

/**
 * A page of an endpoint's deliveries, the newest first, as far as they are kept.
 * @param cursor the `nextCursor` of the page before. @throws NotFoundError as above; ValidationError for a cursor that is none.
 */
export async function listDeliveries(
  ctx: ActorContext,
  id: string,
  { limit, cursor = null }: { readonly limit: number; readonly cursor?: string | null | undefined },
): Promise<{ deliveries: DeliveryView[]; nextCursor: string | null }> {
  const webhook = webhookIdOf(id);
  if (cursor !== null && !isId("dlv", cursor))
    throw new ValidationError([{ path: "cursor", message: "must be the `nextCursor` of the page before" }]);
  return await inOrganization(ctx, async (unit) => {
    if (
      (await unit.tx.webhookEndpoint.count({
        where: { organizationId: unit.organization, id: uuidOf("whk", webhook) },
      })) === 0
    )
      throw new NotFoundError(NO_WEBHOOK);
    const found = await listDeliveriesOf(unit, webhook, { limit: limit + 1, below: cursor });
    const deliveries = found.slice(0, limit);
    return { deliveries, nextCursor: found.length > limit ? (deliveries.at(-1)?.id ?? null) : null };
  });
}

/**
 * Has a delivery sent again now, whatever became of it: the same body under the same `webhook-id`, tried on the schedule from its beginning.
 * One that is being sent at this moment is left to it.
 * @throws NotFoundError for an id that is malformed, unknown, of another endpoint or organization; ConflictError when the endpoint is disabled.
 */
export async function resendDelivery(ctx: ActorContext, id: string, deliveryId: string): Promise<DeliveryView> {
  const webhook = webhookIdOf(id);
  const delivery = deliveryIdOf(deliveryId);
  return await inOrganization(ctx, async (unit) => {
    const endpoint = await holdEndpoint(unit, webhook);
    if (endpoint === null) throw new NotFoundError(NO_WEBHOOK);
    if (endpoint.status !== "active") throw new ConflictError("This webhook is disabled: nothing is sent to it.");
    const due = await makeDue(unit, webhook, delivery);
    if (due === null) throw new NotFoundError(NO_DELIVERY);
    return due;
  });
}

/** Looked up before the transaction: nothing waits for somebody's name server inside one. */
async function acceptable(url: string, rules: DestinationRules): Promise<URL> {
  try {
    const destination = parseDestination(url, rules);
    await assertDestination(destination, rules);
    return destination;
  } catch (error) {
    if (!(error instanceof DestinationRefusedError)) throw error;
    throw new ValidationError([{ path: "url", message: error.message }], { cause: error });
  }
}

function webhookIdOf(id: string): WebhookId {
  if (!isId("whk", id)) throw new NotFoundError(NO_WEBHOOK);
  return id;
}

function deliveryIdOf(id: string): DeliveryId {
  if (!isId("dlv", id)) throw new NotFoundError(NO_DELIVERY);
  return id;
}
