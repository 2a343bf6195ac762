import { z } from "zod";
import type { OutboundAnswer } from "@/server/http/outbound";
import { ask, failed, jsonOf } from "../ask";
import type { ConfigOf } from "../config";
import { factsOf, footOf, headingOf, type Message, type Notice, plain, riskOf, titleOf } from "../message";
import type { SendOptions } from "../send-options";
import type { Sent } from "../sent";

const DETAIL_MAX = 300;
const PRIORITIES = [
  { from: 80, name: "Critical" },
  { from: 60, name: "High" },
  { from: 40, name: "Medium" },
  { from: 0, name: "Low" },
] as const;

/**
 * Creates an issue by REST v3 of Jira Cloud, its description in the Atlassian Document Format. Where the project's scheme does not know
 * the priority's name the issue is created without one, rather than not at all.
 */
export async function sendJira(
  config: ConfigOf<"jira">,
  message: Message,
  options: SendOptions,
  signal: AbortSignal,
): Promise<Sent> {
  const fields = issueFields(config, message);
  const { priority: _, ...without } = fields;
  let isPriorityUnknown = false;
  const create = async (content: Partial<typeof fields>) =>
    await ask(
      {
        url: `${config.baseUrl.replace(/\/+$/, "")}/rest/api/3/issue`,
        body: JSON.stringify({ fields: content }),
        headers: { authorization: basicAuth(config), accept: "application/json" },
        judge: (answer) => {
          isPriorityUnknown = answer.status === 400 && "priority" in errorsOf(answer.text).errors;
          return judge(answer);
        },
      },
      options,
      signal,
    );
  const sent = await create(fields);
  return isPriorityUnknown ? await create(without) : sent;
}

export function basicAuth({ email, apiToken }: ConfigOf<"jira">): string {
  return `Basic ${Buffer.from(`${email}:${apiToken}`).toString("base64")}`;
}

/** 201 and the issue's key. 401 and 403: the token is none, or may not create issues there. */
function judge({ status, text }: OutboundAnswer): Sent {
  if (status === 201) return { kind: "delivered", status, detail: Created.safeParse(jsonOf(text)).data?.key ?? null };
  const { errorMessages, errors } = errorsOf(text);
  const said = [...errorMessages, ...Object.entries(errors).map(([field, problem]) => `${field}: ${problem}`)].join(
    "; ",
  );
  const detail = said === "" ? null : said.slice(0, DETAIL_MAX);
  if (status === 401 || status === 403) return { kind: "refused", reason: "refused", status, detail };
  return failed(detail === null ? "status" : "provider", status, detail);
}

function errorsOf(text: string): z.output<typeof Errors> {
  return Errors.safeParse(jsonOf(text)).data ?? { errorMessages: [], errors: {} };
}

function issueFields({ projectKey, issueType }: ConfigOf<"jira">, message: Message) {
  const [first] = message.notices;
  const by = first !== undefined && message.notices.length + message.more === 1 ? `, by ${plain(first.agentId)}` : "";
  const risk = riskOf(message);
  return {
    project: { key: projectKey },
    issuetype: { name: issueType },
    summary: `${titleOf(message)}${by}`,
    description: { type: "doc", version: 1, content: paragraphs(message) },
    priority: { name: PRIORITIES.find(({ from }) => risk >= from)?.name ?? "Low" },
  };
}

/** A document is nodes, not markup: text in it is text. */
function paragraphs(message: Message) {
  const foot = footOf(message);
  return [
    ...message.notices.map(noticeParagraph),
    ...(foot === null ? [] : [{ type: "paragraph", content: [textNode(foot)] }]),
    { type: "paragraph", content: [linkNode(message.url)] },
  ];
}

function noticeParagraph(notice: Notice) {
  const lines = [
    [{ ...textNode(headingOf(notice)), marks: [{ type: "strong" }] }],
    ...factsOf(notice).map(([label, value]) => [textNode(`${label}: ${value}`)]),
    [linkNode(notice.url)],
  ];
  return {
    type: "paragraph",
    content: lines.flatMap((line, at) => (at === 0 ? line : [{ type: "hardBreak" }, ...line])),
  };
}

function textNode(text: string) {
  return { type: "text", text };
}

function linkNode(url: string) {
  return { type: "text", text: url, marks: [{ type: "link", attrs: { href: url } }] };
}

const Created = z.object({ key: z.string().max(100) });
const Errors = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
});
