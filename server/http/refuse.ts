import type { IncomingMessage, ServerResponse } from "node:http";
import type { AppError } from "@/server/errors";
import { newId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import { failure } from "./envelope";
import { observeRefusal } from "./metrics";

/** A refused body is read this far before we answer: closing on unread bytes would reset the client before it reads. */
const DISCARD_MAX = 1_048_576;

/**
 * Answers a request that reaches no handler: the envelope for programs, a line of text for people, and the connection
 * closed after it, because the rest of a refused body may still be on its way.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, error: AppError): void {
  const requestId = newId("req");
  observeRefusal(error);
  const { status, headers, body } = failure(error, requestId);
  wideEvent("info", { requestId, method: request.method, path: pathOf(request.url ?? "/"), status, code: error.code });
  afterBody(request, () => {
    if (response.headersSent || response.destroyed) return;
    if (wantsEnvelope(request)) response.writeHead(status, { ...headers, connection: "close" }).end(body);
    else {
      const text = { ...headers, "content-type": "text/plain; charset=utf-8", connection: "close" };
      response.writeHead(status, text).end(`${error.publicMessage}\n`);
    }
  });
}

/** Calls back once, when the body has been read to its end or for long enough. */
function afterBody(request: IncomingMessage, done: () => void): void {
  if (request.complete) return done();
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size > DISCARD_MAX) done();
  });
  request.once("end", done);
  request.resume();
}

/** A request target without its query. */
export function pathOf(target: string): string {
  const at = target.indexOf("?");
  return at === -1 ? target : target.slice(0, at);
}

function wantsEnvelope({ url = "/", headers }: IncomingMessage): boolean {
  return /^\/(?:api|compat)\//.test(url) || !(headers.accept ?? "").includes("text/html");
}
