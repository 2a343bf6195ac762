import { z } from "zod";
import type { Call, Mountable } from "@/server/http/call";

const Envelope = z.object({
  success: z.boolean(),
  data: z.unknown(),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    })
    .nullable(),
  meta: z.looseObject({ requestId: z.string() }),
});

/** What a route answered: status, headers and the parsed envelope. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly envelope: z.output<typeof Envelope>;
}

/** Calls a route as the front door does, with a key and, for JSON, a value or raw bytes as body. */
export async function callRoute(
  route: Mountable,
  options: {
    readonly key?: string | undefined;
    readonly json?: unknown;
    readonly raw?: Buffer | string;
    readonly params?: Record<string, string>;
    readonly query?: string;
    readonly headers?: Record<string, string>;
    readonly method?: string;
    /** Ends an answer that goes on. */
    readonly signal?: AbortSignal;
    readonly peer?: string;
  } = {},
): Promise<Answered> {
  const body =
    options.raw === undefined
      ? Buffer.from(options.json === undefined ? "" : JSON.stringify(options.json))
      : Buffer.from(options.raw);
  const headers: Record<string, string | undefined> = {
    "content-type": "application/json",
    "x-api-key": options.key,
    ...options.headers,
  };
  const call: Call = {
    method: options.method ?? (body.length > 0 ? "POST" : "GET"),
    path: "/",
    params: options.params ?? {},
    query: options.query ?? "",
    body,
    peer: options.peer ?? "127.0.0.1",
    signal: options.signal ?? new AbortController().signal,
    header: (name) => headers[name],
  };
  const answer = await route.answer(call);
  const text = typeof answer.body === "string" ? answer.body : await collect(answer.body);
  const isJson = (answer.headers["content-type"] ?? "").includes("json") && typeof answer.body === "string";
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    envelope: isJson ? Envelope.parse(JSON.parse(text)) : EMPTY,
  };
}

const EMPTY: Answered["envelope"] = { success: false, data: null, error: null, meta: { requestId: "" } };

async function collect(parts: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const part of parts) text += part;
  return text;
}
