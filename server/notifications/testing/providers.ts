import { once } from "node:events";
import http from "node:http";
import type { z } from "zod";
import {
  JiraIssue,
  NotificationBody,
  SlackPostMessage,
  SlackWebhookMessage,
  TEAMS_BYTES_MAX,
  TeamsMessage,
  WhatsAppTemplate,
} from "./formats";

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Received {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Credentials the stand-ins know. */
export const KNOWN = {
  slackPath: "/slack/services/T00/B00/slack-webhook-secret",
  botToken: "xoxb-bot-token-secret",
  teamsPath: "/teams/workflows/abc?sig=teams-signature-secret",
  accessToken: "whatsapp-access-token-secret",
  jiraEmail: "bot@company.example",
  apiToken: "jira-api-token-secret",
  authHeader: "Bearer webhook-auth-secret",
} as const;

const json = (status: number, value: unknown): Answer => ({ status, body: JSON.stringify(value) });
const isShaped = (schema: z.ZodType, body: string) => schema.safeParse(JSON.parse(body)).success;

/** Every provider at one address on loopback. Each refuses, in its own words, what it documents to refuse. */
export class Providers {
  readonly seen: Received[] = [];
  /** Connections made, whatever became of them. */
  connections = 0;
  /** Comes before the provider's own answer; null leaves it to that. */
  reply: (received: Received) => Answer | "hang" | null = () => null;
  /** Names of priorities that the Jira project has. */
  priorities = ["Critical", "High", "Medium", "Low"];
  readonly #server = http.createServer((request, response) => void this.#answer(request, response));

  async listen(): Promise<void> {
    this.#server.on("connection", () => {
      this.connections += 1;
    });
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Bodies that came to a path, and were taken. */
  bodies(prefix: string): string[] {
    return this.seen.filter(({ path }) => path.startsWith(prefix)).map(({ body }) => body);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += String(part);
    const received = { path: request.url ?? "", headers: request.headers, body };
    this.seen.push(received);
    const reply = this.reply(received) ?? this.#own(received);
    if (reply === "hang") return;
    response.writeHead(reply.status, reply.headers).end(reply.body);
  }

  #own(received: Received): Answer {
    const { path, headers } = received;
    if (!/^application\/json\b/.test(headers["content-type"] ?? "")) return { status: 415, body: "" };
    if (path.startsWith("/slack-api/")) return slackApi(received);
    if (path.startsWith("/slack/")) return slackWebhook(received);
    if (path.startsWith("/teams/")) return teams(received);
    if (path.startsWith("/graph/")) return whatsApp(received);
    if (path.startsWith("/jira/")) return this.#jira(received);
    if (path.startsWith("/hook")) return { status: isShaped(NotificationBody, received.body) ? 204 : 400, body: "" };
    return { status: 404, body: "" };
  }

  #jira({ path, headers, body }: Received): Answer {
    const basic = `Basic ${Buffer.from(`${KNOWN.jiraEmail}:${KNOWN.apiToken}`).toString("base64")}`;
    if (headers.authorization !== basic)
      return json(401, { errorMessages: ["Client must be authenticated."], errors: {} });
    if (path !== "/jira/rest/api/3/issue") return { status: 404, body: "" };
    const issue = JiraIssue.safeParse(JSON.parse(body)).data;
    if (issue === undefined) return json(400, { errorMessages: ["INVALID_INPUT"], errors: {} });
    const { priority } = issue.fields;
    if (priority !== undefined && !this.priorities.includes(priority.name))
      return json(400, { errorMessages: [], errors: { priority: "Specify a valid value for priority" } });
    return json(201, { id: "10000", key: "SEC-24", self: "https://company.example/rest/api/3/issue/10000" });
  }
}

function slackWebhook({ path, body }: Received): Answer {
  if (path !== KNOWN.slackPath) return { status: 404, body: "no_service" };
  if (!isShaped(SlackWebhookMessage, body)) return { status: 400, body: "invalid_blocks" };
  return { status: 200, body: "ok" };
}

function slackApi({ path, headers, body }: Received): Answer {
  if (path !== "/slack-api/chat.postMessage") return json(200, { ok: false, error: "unknown_method" });
  if (headers.authorization !== `Bearer ${KNOWN.botToken}`) return json(200, { ok: false, error: "invalid_auth" });
  if (!isShaped(SlackPostMessage, body)) return json(200, { ok: false, error: "invalid_blocks" });
  return json(200, { ok: true, channel: "C01", ts: "1503435956.000247" });
}

function teams({ path, body }: Received): Answer {
  if (path !== KNOWN.teamsPath) return json(401, { error: { code: "DirectApiAuthorizationRequired" } });
  if (Buffer.byteLength(body) > TEAMS_BYTES_MAX) return { status: 413, body: "" };
  return isShaped(TeamsMessage, body) ? { status: 202, body: "" } : { status: 400, body: "" };
}

function whatsApp({ path, headers, body }: Received): Answer {
  const error = (status: number, code: number, message: string) =>
    json(status, { error: { message, type: "OAuthException", code, fbtrace_id: "A" } });
  if (headers.authorization !== `Bearer ${KNOWN.accessToken}`) return error(401, 190, "Invalid OAuth access token.");
  const { data } = WhatsAppTemplate.safeParse(JSON.parse(body));
  if (path !== "/graph/1065550123/messages" || data === undefined) return error(400, 100, "(#100) Invalid parameter");
  if (data.to.endsWith("99")) return error(400, 131030, "(#131030) Recipient phone number not in allowed list");
  if (data.template.name !== "review_task") return error(404, 132001, "(#132001) Template name does not exist");
  return json(200, {
    messaging_product: "whatsapp",
    contacts: [{ input: data.to, wa_id: data.to }],
    messages: [{ id: "wamid.1" }],
  });
}
