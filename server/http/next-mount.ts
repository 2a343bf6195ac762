import { PayloadTooLargeError } from "@/server/errors";
import { newId } from "@/server/ids";
import type { Answer, Call, Mountable } from "./call";
import { failure } from "./envelope";

/** What Next hands a route handler beside the request. */
export interface NextContext {
  readonly params: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}
export type NextHandler = (request: Request, context: NextContext) => Promise<Response>;

/** Makes a mountable object Next's route handler as well. The web Request and Response exist only on this side. */
export function asNextHandler(mountable: Mountable): NextHandler & Mountable {
  const { answer, bodyLimit } = mountable;
  const handle: NextHandler = async (request, context) => {
    const body = await readBody(request, bodyLimit);
    if (body === null) return toResponse(failure(new PayloadTooLargeError(bodyLimit), newId("req")));
    return toResponse(await answer(toCall(request, body, await context.params)));
  };
  return Object.assign(handle, { answer, bodyLimit });
}

function toCall(request: Request, body: Buffer, params: Call["params"]): Call {
  const { pathname, search } = new URL(request.url);
  const { headers } = request;
  return {
    method: request.method,
    path: pathname,
    params,
    query: search.slice(1),
    body,
    signal: request.signal,
    // Written anew by the front door, which alone reaches this process; Next by itself writes the socket's address.
    peer: headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "",
    header: (name) => headers.get(name) ?? undefined,
  };
}

function toResponse({ status, headers, body }: Answer): Response {
  const content = typeof body === "string" ? (body === "" ? null : body) : streamOf(body);
  return new Response(content, { status, headers });
}

/** Reads at most `limit` bytes, declared or counted; null when there are more. */
async function readBody(request: Request, limit: number): Promise<Buffer | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    size += step.value.length;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    chunks.push(step.value);
  }
  return Buffer.concat(chunks);
}

function streamOf(texts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = texts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const step = await iterator.next();
      if (step.done) controller.close();
      else controller.enqueue(encoder.encode(step.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
