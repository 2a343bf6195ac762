import type { Mountable } from "@/server/http/call";

/** What a test sends; everything but the method has a default. */
export interface TestCall {
  readonly key?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: unknown;
}

/** The envelope as a caller reads it. */
export interface TestAnswer {
  readonly status: number;
  readonly data: unknown;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details?: readonly { path: string; message: string }[];
  } | null;
  readonly meta: Readonly<Record<string, unknown>>;
}

/** Sends one request to a route the way both servers do: through `answer`. */
export async function callRoute(
  route: Mountable,
  { key, params = {}, query = "", body }: TestCall,
): Promise<TestAnswer> {
  const headers = new Map<string, string>(key === undefined ? [] : [["x-api-key", key]]);
  if (body !== undefined) headers.set("content-type", "application/json");
  const answer = await route.answer({
    method: "TEST",
    path: "/test",
    params,
    query,
    body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
    peer: "127.0.0.1",
    signal: new AbortController().signal,
    header: (name) => headers.get(name),
  });
  if (typeof answer.body !== "string") throw new TypeError("a streamed answer has no envelope");
  return { status: answer.status, ...JSON.parse(answer.body) };
}
