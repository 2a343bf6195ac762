// oxlint-disable no-restricted-imports -- test support: a real server, not part of the package
import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** A request as the server saw it. */
interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request; the last responder answers all further ones too. */
export type Responder = (response: ServerResponse, request: SeenRequest) => void;

export interface LoopbackServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

/** A real HTTP server on a free port of the loopback interface, closed when the test is over. */
export async function loopbackServer(...responders: readonly Responder[]): Promise<LoopbackServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(chunks).toString("utf8") };
      const responder = responders[Math.min(requests.length, responders.length - 1)];
      requests.push(request);
      responder?.(response, request);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${address.port}`, requests, close };
}

/** Answers with an envelope around `data`. */
export function succeeds(data: unknown, { status = 200, meta = {} } = {}): Responder {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "req_1" });
    response.end(JSON.stringify({ success: true, data, error: null, meta: { requestId: "req_1", ...meta } }));
  };
}

/** Answers with the error envelope. */
export function fails(status: number, error: Record<string, unknown>, headers: Record<string, string> = {}): Responder {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify({ success: false, data: null, error, meta: { requestId: "req_2" } }));
  };
}

/** Answers with this text. */
export function says(status: number, contentType: string, text: string): Responder {
  return (response) => {
    response.writeHead(status, { "content-type": contentType });
    response.end(text);
  };
}

/** Closes the connection without an answer. */
export const drops: Responder = (response) => {
  response.destroy();
};

/** Never answers. */
export const hangs: Responder = () => undefined;

/** Sends the head and half of a body, then nothing more. */
export const stalls: Responder = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write('{"success":true,');
};

/** Sends half of the promised body and closes the connection. */
export const dropsMidway: Responder = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
  response.write('{"success":true,', () => response.destroy());
};
