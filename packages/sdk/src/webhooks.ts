import { readCursor } from "./page";
import { pathSegment } from "./path-segment";
import { arrayOf, object, string } from "./reader";
import type { Transport } from "./transport";
import {
  type Delivery,
  type DeliveryPage,
  type DeliveryQuery,
  type NewWebhook,
  readDelivery,
  readWebhook,
  readWebhookWithSecret,
  type Webhook,
  type WebhookWithSecret,
} from "./webhook";

/**
 * Who is told what joins the log; the key needs the scope `webhooks`. `create`, `rotateSecret` and `delete` are repeated after 429 alone:
 * after any other failure they may have happened, and `list` says whether they did.
 */
export interface Webhooks {
  /** Every webhook of the organization, the newest first. */
  list(): Promise<Webhook[]>;
  /**
   * Adds an endpoint that hears of what happens from now on. Keep `fullSecret`: it is not told again.
   * @throws ValidationError for a URL that nothing may be sent to, and ConflictError when there are 20
   */
  create(webhook: NewWebhook): Promise<WebhookWithSecret>;
  /**
   * Gives an endpoint another secret. For 24 hours deliveries are signed with both.
   * @throws NotFoundError
   */
  rotateSecret(webhookId: string): Promise<WebhookWithSecret>;
  /** Removes an endpoint with the history of its deliveries. @throws NotFoundError */
  delete(webhookId: string): Promise<void>;
  /** One page of what was, or is to be, delivered; kept for 30 days after it ended. @throws NotFoundError */
  listDeliveries(webhookId: string, query?: DeliveryQuery): Promise<DeliveryPage>;
  /**
   * Has a delivery sent again now, whatever became of it: the same body under the same `webhook-id`.
   * @throws NotFoundError, and ConflictError when the endpoint is disabled
   */
  resendDelivery(webhookId: string, deliveryId: string): Promise<Delivery>;
}

const PATH = "/api/v1/webhooks";
const readDeleted = object<{ id: string }>({ id: string });

export function createWebhooks(transport: Transport): Webhooks {
  const pathOf = (webhookId: string) => `${PATH}/${pathSegment(webhookId)}`;
  return {
    list: () => transport.allPages({ path: PATH }, readWebhook),
    create: ({ name, url, eventTypes }) =>
      transport.request(
        { method: "POST", path: PATH, body: { name, url, eventTypes }, once: true },
        readWebhookWithSecret,
      ),
    rotateSecret: (webhookId) =>
      transport.request(
        { method: "POST", path: `${pathOf(webhookId)}/rotate-secret`, once: true },
        readWebhookWithSecret,
      ),
    async delete(webhookId) {
      await transport.request({ method: "DELETE", path: pathOf(webhookId), once: true }, readDeleted);
    },
    async listDeliveries(webhookId, query = {}) {
      const call = { path: `${pathOf(webhookId)}/deliveries`, query: { ...query } };
      const { data, meta } = await transport.requestWithMeta(call, arrayOf(readDelivery), readCursor);
      return { deliveries: data, nextCursor: meta.nextCursor };
    },
    resendDelivery: (webhookId, deliveryId) =>
      transport.request(
        { method: "POST", path: `${pathOf(webhookId)}/deliveries/${pathSegment(deliveryId)}/resend` },
        readDelivery,
      ),
  };
}
