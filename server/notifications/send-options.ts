import { env, publicOrigin } from "@/server/env";
import type { OutboundOptions } from "@/server/http/outbound";
import { deliver as deliverMail, type Mail } from "@/server/mail";
import { webhookRules } from "@/server/webhooks";

/** What a node needs to send to channels. */
export interface SendOptions extends OutboundOptions {
  /** Where people reach this server, without a trailing slash. */
  readonly origin: string;
  /** Providers that are at one address for everybody, without a trailing slash. */
  readonly apis: { readonly slack: string; readonly whatsApp: string };
  /** The way of this server's own mail. */
  readonly ownMail: (mail: Mail) => Promise<void>;
  /** This node's clock: quiet hours are told by it. */
  readonly now: () => Date;
}

const TIMEOUT_MS = 10_000;
const APIS = { slack: "https://slack.com/api", whatsApp: "https://graph.facebook.com/v23.0" } as const;

/** What this node sends with. Destinations are under the rules of webhooks. */
export function sendOptions(): SendOptions {
  return {
    rules: webhookRules(),
    timeoutMs: TIMEOUT_MS,
    origin: publicOrigin(env()),
    apis: APIS,
    ownMail: (mail) => deliverMail(mail),
    now: () => new Date(),
  };
}
