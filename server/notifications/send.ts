import { assertNever } from "@mastguard/engine";
import { sendEmail } from "./channels/email";
import { basicAuth, sendJira } from "./channels/jira";
import { sendSlack } from "./channels/slack";
import { sendTeams } from "./channels/teams";
import { sendWebhook } from "./channels/webhook";
import { sendWhatsApp } from "./channels/whatsapp";
import { type Configured, SECRETS } from "./config";
import type { Message } from "./message";
import type { Recipients } from "./recipients";
import type { SendOptions } from "./send-options";
import type { Sent } from "./sent";

/**
 * Sends a message once, within the time of one attempt. What is said of it holds none of the channel's secrets, whatever the provider
 * repeats. Never throws.
 */
export async function send(
  channel: Configured,
  message: Message,
  recipients: Recipients,
  options: SendOptions,
): Promise<Sent> {
  const sent = await sendBy(channel, message, recipients, options, AbortSignal.timeout(options.timeoutMs));
  return { ...sent, detail: sent.detail === null ? null : withoutSecrets(sent.detail, channel) };
}

async function sendBy(
  channel: Configured,
  message: Message,
  recipients: Recipients,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  switch (channel.type) {
    case "email":
      return await sendEmail(channel.config, message, recipients, options, signal);
    case "slack":
      return await sendSlack(channel.config, message, options, signal);
    case "teams":
      return await sendTeams(channel.config, message, options, signal);
    case "webhook":
      return await sendWebhook(channel.config, message, options, signal);
    case "whatsapp":
      return await sendWhatsApp(channel.config, message, options, signal, recipients.reached);
    case "jira":
      return await sendJira(channel.config, message, options, signal);
    default:
      return assertNever(channel);
  }
}

/** The text on one line, with every secret of the channel, as it is or as it was encoded, written over. */
function withoutSecrets(text: string, channel: Configured): string {
  const secrets = new Map<string, unknown>(Object.entries(channel.config));
  const given = Object.keys(SECRETS[channel.type]).flatMap((field) => {
    const value = secrets.get(field);
    return typeof value === "string" ? formsOf(value) : [];
  });
  const all = channel.type === "jira" ? [...given, basicAuth(channel.config).replace("Basic ", "")] : given;
  const clean = all.reduce((left, secret) => left.replaceAll(secret, "***"), text);
  return clean.replaceAll(/\p{C}+/gu, " ");
}

/** A URL's secret is what follows its host. The longest first: a part must not spoil the whole. */
function formsOf(secret: string): string[] {
  const base64 = Buffer.from(secret).toString("base64");
  const forms = [secret, encodeURIComponent(secret), base64, base64.replace(/=+$/, "")];
  const { pathname, search } = URL.canParse(secret) ? new URL(secret) : { pathname: "", search: "" };
  return [...forms, pathname + search, pathname].filter((form) => form.length > 1);
}
