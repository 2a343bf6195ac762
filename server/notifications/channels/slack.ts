import { z } from "zod";
import type { OutboundAnswer } from "@/server/http/outbound";
import { ask, failed, jsonOf } from "../ask";
import type { ConfigOf } from "../config";
import { factsOf, footOf, headingOf, type Message, type Notice, titleOf } from "../message";
import type { SendOptions } from "../send-options";
import type { Sent } from "../sent";

/** Errors after which Slack takes nothing more by this URL or token (docs.slack.dev: incoming webhooks, chat.postMessage). */
const PERMANENT = new Set([
  "no_service",
  "no_team",
  "team_disabled",
  "invalid_token",
  "action_prohibited",
  "channel_is_archived",
  "not_authed",
  "invalid_auth",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "no_permission",
  "missing_scope",
  "channel_not_found",
  "not_in_channel",
  "is_archived",
]);

/** By incoming webhook, or as a bot by `chat.postMessage`. Buttons are links: they open the review's page and nothing else. */
export async function sendSlack(
  config: ConfigOf<"slack">,
  message: Message,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  const payload = slackPayload(message);
  if (config.webhookUrl !== undefined)
    return await ask({ url: config.webhookUrl, body: JSON.stringify(payload), judge: judgeWebhook }, options, signal);
  const question = {
    url: `${options.apis.slack}/chat.postMessage`,
    body: JSON.stringify({ channel: config.channel, ...payload }),
    headers: { authorization: `Bearer ${config.botToken ?? ""}` },
    judge: judgeApi,
  };
  return await ask(question, options, signal);
}

/** Answers `ok` in plain text, or an error's name with its status. */
function judgeWebhook({ status, text }: OutboundAnswer): Sent {
  const said = text.trim();
  if (status === 200 && said === "ok") return { kind: "delivered", status, detail: "ok" };
  return judgeError(status, said);
}

/** Answers 200 whatever happened; `ok` says what did. */
function judgeApi({ status, text }: OutboundAnswer): Sent {
  const answer = ApiAnswer.safeParse(jsonOf(text)).data;
  if (status === 200 && answer?.ok === true) return { kind: "delivered", status, detail: "ok" };
  return judgeError(status, answer?.error ?? "");
}

function judgeError(status: number, error: string): Sent {
  const detail = /^[\w.-]{1,100}$/.test(error) ? error : null;
  if (PERMANENT.has(error)) return { kind: "refused", reason: "refused", status, detail };
  if (error === "ratelimited" || error === "rate_limited") return failed("limited", status, detail);
  return failed(detail === null ? "status" : "provider", status, detail);
}

function slackPayload(message: Message) {
  const foot = footOf(message);
  return {
    text: escapeMrkdwn(titleOf(message)), // for notifications and screen readers
    blocks: [
      { type: "header", text: { type: "plain_text", text: titleOf(message), emoji: false } },
      ...message.notices.map((notice) => section(notice, message)),
      ...(foot === null ? [] : [{ type: "context", elements: [mrkdwn(foot)] }]),
      {
        type: "actions",
        elements: [link(message.notices.length === 1 ? "Open the review" : "Open reviews", message.url)],
      },
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

function section(notice: Notice, { notices }: Message) {
  const fields = factsOf(notice).map(([label, value]) => mrkdwn(`*${label}*\n${escapeMrkdwn(value)}`));
  if (notices.length === 1) return { type: "section", fields };
  return {
    type: "section",
    text: mrkdwn(`*${escapeMrkdwn(headingOf(notice))}*`),
    fields,
    accessory: link("Open", notice.url),
  };
}

function link(text: string, url: string) {
  return { type: "button", text: { type: "plain_text", text, emoji: false }, url };
}

/** `verbatim`: no names or addresses are made links of. */
function mrkdwn(text: string) {
  return { type: "mrkdwn", text, verbatim: true };
}

/** Mentions and links are written in angle brackets (docs.slack.dev: formatting message text); other markup only changes letters. */
function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const ApiAnswer = z.object({ ok: z.boolean(), error: z.string().optional() });
