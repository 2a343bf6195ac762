import type { OutboundAnswer } from "@/server/http/outbound";
import { ask, failed } from "../ask";
import type { ConfigOf } from "../config";
import { factsOf, footOf, headingOf, type Message, type Notice, titleOf } from "../message";
import type { SendOptions } from "../send-options";
import type { Sent } from "../sent";

/** To a workflow of the template "when a Teams webhook request is received", as an Adaptive Card. */
export async function sendTeams(
  { webhookUrl }: ConfigOf<"teams">,
  message: Message,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  return await ask({ url: webhookUrl, body: JSON.stringify(teamsPayload(message)), judge }, options, signal);
}

/** A workflow that was started answers 202. One whose URL is no longer signed by its key answers 401. */
function judge({ status }: OutboundAnswer): Sent {
  if (status === 202) return { kind: "delivered", status, detail: "accepted" };
  if (status === 401) return { kind: "refused", reason: "refused", status, detail: null };
  return failed("status", status);
}

function teamsPayload(message: Message) {
  const foot = footOf(message);
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: [
            { type: "TextBlock", text: titleOf(message), weight: "Bolder", size: "Medium", wrap: true },
            ...message.notices.map((notice) => container(notice, message)),
            ...(foot === null ? [] : [{ type: "TextBlock", text: foot, wrap: true, isSubtle: true }]),
          ],
          actions: [openUrl(message.notices.length === 1 ? "Open the review" : "Open reviews", message.url)],
        },
      },
    ],
  };
}

function container(notice: Notice, { notices }: Message) {
  const facts = factsOf(notice).map(([label, value]) => line(`${label}: `, value));
  if (notices.length === 1) return { type: "Container", items: facts };
  const actions = { type: "ActionSet", actions: [openUrl("Open", notice.url)] };
  return { type: "Container", separator: true, items: [line(headingOf(notice)), ...facts, actions] };
}

/** INVARIANT: customers' text goes into runs only. A TextBlock reads Markdown, in which a text can be a link; a TextRun reads none. */
function line(label: string, value?: string) {
  const run = { type: "TextRun", text: label, weight: "Bolder" };
  return { type: "RichTextBlock", inlines: value === undefined ? [run] : [run, { type: "TextRun", text: value }] };
}

function openUrl(title: string, url: string) {
  return { type: "Action.OpenUrl", title, url };
}
