import type { OutboundAnswer } from "@/server/http/outbound";
import { signatureHeaders } from "@/server/webhooks";
import { ask, failed } from "../ask";
import type { ConfigOf } from "../config";
import { type Message, titleOf } from "../message";
import type { SendOptions } from "../send-options";
import type { Sent } from "../sent";

/** The shape of the body, by date: fields are added, none changes its meaning or goes. */
const API_VERSION = "2026-11-20";

/** To any server that takes JSON, signed as webhooks are; `webhook-id` is the same for every attempt. */
export async function sendWebhook(
  { url, authHeader, signingSecret }: ConfigOf<"webhook">,
  message: Message,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  const { id, kind, organizationId, createdAt, notices, more } = message;
  const body = JSON.stringify({
    id,
    type: `notification.${kind}`,
    createdAt,
    organizationId,
    apiVersion: API_VERSION,
    data: { title: titleOf(message), reviews: notices, more, url: message.url },
  });
  const timestamp = Math.floor(options.now().getTime() / 1_000);
  const headers = {
    ...signatureHeaders({ id, timestamp, body, secrets: signingSecret === undefined ? [] : [signingSecret] }),
    ...(authHeader === undefined ? {} : { authorization: authHeader }),
  };
  return await ask({ url, body, headers, judge }, options, signal);
}

/** What a server of a customer's says in its body is nobody's business here: it may repeat what it was sent. */
function judge({ status }: OutboundAnswer): Sent {
  return status >= 200 && status < 300 ? { kind: "delivered", status, detail: null } : failed("status", status);
}
