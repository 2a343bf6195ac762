import type { IncomingMessage, ServerResponse } from "node:http";
import { wideEvent } from "@/server/log";
import type { Answer, Call } from "./call";

interface Parts {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly query: string;
  readonly params: Call["params"];
  readonly body: Buffer;
  readonly peer: string;
}

/** A call on bare `node:http`; nothing is copied from the request, and the signal is made only if somebody asks. */
export class NodeCall implements Call {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly params: Call["params"];
  readonly body: Buffer;
  readonly peer: string;
  readonly header: (name: string) => string | undefined;
  private readonly response: ServerResponse;
  private controller: AbortController | undefined;

  constructor({ request, response, path, query, params, body, peer }: Parts) {
    const { headers } = request;
    this.method = request.method ?? "GET";
    this.path = path;
    this.query = query;
    this.params = params;
    this.body = body;
    this.peer = peer;
    this.response = response;
    this.header = (name) => {
      const value = headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    };
  }

  get signal(): AbortSignal {
    if (this.controller) return this.controller.signal;
    const controller = new AbortController();
    this.controller = controller;
    if (this.response.closed) controller.abort();
    else this.response.once("close", () => controller.abort());
    return controller.signal;
  }
}

/** Writes an answer; a stream is written as it comes, at the client's pace, and stopped when the client leaves. */
export async function send(response: ServerResponse, { status, headers, body }: Answer): Promise<void> {
  if (typeof body === "string") {
    response.writeHead(status, {
      ...NOSNIFF,
      ...headers,
      ...(status === 204 ? {} : { "content-length": Buffer.byteLength(body) }),
    });
    response.end(body);
    return;
  }
  response.writeHead(status, { ...NOSNIFF, ...headers });
  response.flushHeaders();
  const iterator = body[Symbol.asyncIterator]();
  response.once("close", () => {
    Promise.resolve(iterator.return?.()).catch((error: unknown) =>
      wideEvent("error", { event: "stream.ended_badly", err: error }),
    );
  });
  for (let step = await iterator.next(); !step.done && isOpen(response); step = await iterator.next())
    if (!response.write(step.value)) await writable(response);
  response.end();
}

const NOSNIFF = { "x-content-type-options": "nosniff" };

function isOpen(response: ServerResponse): boolean {
  return !response.closed && !response.writableEnded;
}

function writable(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off("drain", done);
      response.off("close", done);
      resolve();
    };
    response.on("drain", done);
    response.on("close", done);
  });
}
