import { once } from "node:events";
import http from "node:http";
import { z } from "zod";
import type { ModelEndpoint } from "../endpoint";

/** What the stand-in answers: a status and a body, or nothing at all, for as long as the caller waits. */
export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string }
  | "hang";

/** A request as OpenAI's chat completions documents it, as far as the judge makes use of it; anything else is answered with 400. */
const ChatRequest = z.strictObject({
  model: z.string().min(1),
  messages: z.tuple([
    z.strictObject({ role: z.literal("system"), content: z.string().min(1) }),
    z.strictObject({ role: z.literal("user"), content: z.string().min(1) }),
  ]),
  response_format: z.strictObject({ type: z.literal("json_object") }),
});

/** What was shown of an action, and the text of it as sent. */
export interface SeenQuestion {
  readonly text: string;
  readonly authorization: string | undefined;
}

/** A local server in place of somebody's model endpoint. */
export class StandInModel {
  readonly seen: SeenQuestion[] = [];
  /** Called for each valid request; may wait. */
  reply: (question: SeenQuestion) => Reply | Promise<Reply> = () => completion({});
  readonly #server: http.Server;

  constructor() {
    this.#server = http.createServer((request, response) => {
      void this.#answer(request, response);
    });
  }

  async listen(options: Partial<ModelEndpoint> = {}): Promise<ModelEndpoint> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    const address = this.#server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const url = new URL(`http://127.0.0.1:${port}/v1/chat/completions`);
    return { url, model: "stand-in-1", apiKey: "model-key", timeoutMs: 5_000, ...options };
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    let body = "";
    for await (const part of request.setEncoding("utf8")) body += String(part);
    const asked = ChatRequest.safeParse(request.method === "POST" ? JSON.parse(body) : null);
    if (!asked.success || request.headers["content-type"] !== "application/json") {
      response.writeHead(400).end(JSON.stringify({ error: { message: "not a chat completion request" } }));
      return;
    }
    const question = { text: asked.data.messages[1].content, authorization: request.headers.authorization };
    this.seen.push(question);
    const reply = await this.reply(question);
    if (reply === "hang") return;
    response.writeHead(reply.status ?? 200, { "content-type": "application/json", ...reply.headers }).end(reply.body);
  }
}

/** A chat completion with an opinion; fields that are given stand instead of the usual ones. */
export function completion(opinion: Readonly<Record<string, unknown>>): Reply {
  const content = JSON.stringify({
    verdict: "unsafe",
    confidence: 0.9,
    categories: ["harmful_content"],
    reason: "A threat.",
    ...opinion,
  });
  return said(content);
}

/** A chat completion with any content. */
export function said(content: unknown): Reply {
  const choice = { index: 0, finish_reason: "stop", message: { role: "assistant", content } };
  return {
    body: JSON.stringify({ id: "chatcmpl-1", object: "chat.completion", model: "stand-in-1", choices: [choice] }),
  };
}
