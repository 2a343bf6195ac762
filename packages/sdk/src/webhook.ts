import { arrayOf, nullable, number, object, oneOf, string } from "./reader";
import type { WebhookEventType } from "./vocabulary";

/** What a new webhook is made of. */
export interface NewWebhook {
  /** 1 to 100 characters. */
  readonly name: string;
  /** `https`, without user and password, on the public internet. */
  readonly url: string;
  /** What to hear of, from now on. */
  readonly eventTypes: readonly WebhookEventType[];
}

/** An endpoint that is told what joins the log. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  /** `null` when the server cannot read it any more: nothing is sent there, delete it and create another. */
  readonly url: string | null;
  readonly eventTypes: readonly string[];
  /** Nothing is sent to one that is `disabled`. */
  readonly status: "active" | "disabled";
  /** `gone`: it answered 410. `failing`: it took nothing for three days. */
  readonly disabledReason: "gone" | "failing" | null;
  /** First failure since the last success. ISO 8601, UTC. */
  readonly failingSince: string | null;
  /** Until when deliveries carry the signature of the former secret as well. ISO 8601, UTC. */
  readonly previousSecretUntil: string | null;
  /** Id of the key or the person. */
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A webhook with its secret, which is told this once. */
export interface WebhookWithSecret extends Webhook {
  /** What `MastGuardWebhooks.verifySignature` checks by: `whsec_…`. */
  readonly fullSecret: string;
}

const fields = {
  id: string,
  name: string,
  url: nullable(string),
  eventTypes: arrayOf(string),
  status: oneOf(["active", "disabled"]),
  disabledReason: nullable(oneOf(["gone", "failing"])),
  failingSince: nullable(string),
  previousSecretUntil: nullable(string),
  createdBy: string,
  createdAt: string,
  updatedAt: string,
};

export const readWebhook = object<Webhook>(fields);
export const readWebhookWithSecret = object<WebhookWithSecret>({ ...fields, fullSecret: string });

/** One event for one endpoint, and how it stands. */
export interface Delivery {
  /** The delivery's `webhook-id`. */
  readonly id: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventType: string;
  /** Where in the log the event's entry is. */
  readonly entryIndex: number;
  /** `failed`: every attempt did, or there is nothing to send. `discarded`: the endpoint was disabled first. */
  readonly status: "pending" | "delivered" | "failed" | "discarded";
  readonly attempts: number;
  /** `null` when it is not tried again. ISO 8601, UTC. */
  readonly nextAttemptAt: string | null;
  readonly lastAttemptAt: string | null;
  /** What the receiver answered last; `null` when it did not. */
  readonly lastStatus: number | null;
  /** Why the last attempt failed: a code such as `timeout`, `tls`, `refused_destination`, `entry_missing` or `secret_unreadable`. */
  readonly lastError: string | null;
  readonly deliveredAt: string | null;
  readonly createdAt: string;
}

export const readDelivery = object<Delivery>({
  id: string,
  webhookId: string,
  eventId: string,
  eventType: string,
  entryIndex: number,
  status: oneOf(["pending", "delivered", "failed", "discarded"]),
  attempts: number,
  nextAttemptAt: nullable(string),
  lastAttemptAt: nullable(string),
  lastStatus: nullable(number),
  lastError: nullable(string),
  deliveredAt: nullable(string),
  createdAt: string,
});

/** One page of the deliveries to an endpoint. */
export interface DeliveryPage {
  /** Newest first. */
  readonly deliveries: readonly Delivery[];
  /** Pass it as `cursor` for the next page; `null` at the end. */
  readonly nextCursor: string | null;
}

/** Which page of deliveries. */
export interface DeliveryQuery {
  /** 1 to 200, 50 by default. */
  readonly limit?: number;
  readonly cursor?: string;
}
