import { z } from "zod";
import { GivenName } from "@/server/given-name";
import { EVENT_TYPES } from "./event-types";

const URL_MAX = 2_048;

/** Body of POST /api/v1/webhooks. The URL's form and destination are checked by the use case. */
export const CreateWebhookSchema = z.strictObject({
  name: GivenName,
  url: z.string().min(1).max(URL_MAX),
  /** Each once, in our order. */
  eventTypes: z
    .array(z.enum(EVENT_TYPES))
    .min(1)
    .max(100)
    .transform((given) => EVENT_TYPES.filter((type) => given.includes(type))),
});
export type CreateWebhookInput = z.output<typeof CreateWebhookSchema>;

/** An endpoint as those who manage webhooks see it: everything but its secret. */
export const WebhookSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** Null when what is stored does not open: it was altered, or sealed under another master key. Nothing is sent there. */
  url: z.string().nullable(),
  eventTypes: z.array(z.string()),
  status: z.enum(["active", "disabled"]),
  /** `gone`: it answered 410. `failing`: it took nothing for three days. */
  disabledReason: z.enum(["gone", "failing"]).nullable(),
  /** First failure since the last success. */
  failingSince: z.string().nullable(),
  /** Until when deliveries carry the signature of the secret before the present one, too. */
  previousSecretUntil: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type WebhookView = z.output<typeof WebhookSchema>;

/** With its secret: the only answers that ever hold it. */
export const WebhookWithSecretSchema = WebhookSchema.extend({ fullSecret: z.string() });
export type WebhookWithSecret = z.output<typeof WebhookWithSecretSchema>;

export const DeletedWebhookSchema = z.object({ id: z.string(), deleted: z.literal(true) });

/** One event for one endpoint, and how it stands. */
export const DeliverySchema = z.object({
  id: z.string(),
  webhookId: z.string(),
  /** Id of the log's entry, and of the event. */
  eventId: z.string(),
  eventType: z.string(),
  entryIndex: z.number().int(),
  /** `failed`: every attempt did, or there is nothing to send (`unreadable`). `discarded`: the endpoint was disabled first. */
  status: z.enum(["pending", "delivered", "failed", "discarded"]),
  attempts: z.number().int(),
  /** When it is tried next; null when it is not. */
  nextAttemptAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  /** What the last attempt was answered with; null when it was not answered. */
  lastStatus: z.number().int().nullable(),
  /**
   * Why the last attempt failed: `status`, `redirect`, `timeout`, `unresolved`, `refused_destination`, `tls`, `unreachable`; or why nothing
   * could be sent: `unreadable`, the log's entry was altered; `entry_missing`, it is not there any more; `url_unreadable`, `secret_unreadable`, the endpoint was. Rotating mends a secret.
   */
  lastError: z.string().nullable(),
  /** When it last arrived; one that is sent again on request keeps it. */
  deliveredAt: z.string().nullable(),
  createdAt: z.string(),
});
export type DeliveryView = z.output<typeof DeliverySchema>;

/** `limit` 1–200; `cursor` is the `nextCursor` of the page before. */
export const ListDeliveriesQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().optional(),
});

/** `page` from 1, `limit` 1–200. */
export const ListWebhooksQuery = z.object({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
