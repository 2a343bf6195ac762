import { once } from "node:events";
import http from "node:http";
import https from "node:https";

/** What the receiver answers: a status, with headers and a body that never ends where they matter, or nothing at all. */
export type Reply =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly isEndless?: boolean }
  | "hang";

/** A delivery as it arrived. */
export interface Received {
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** Somebody's server on loopback that takes webhooks, over TLS when it is given a certificate. */
export class Receiver {
  readonly seen: Received[] = [];
  /** Connections made to it, whatever became of them. */
  connections = 0;
  reply: (received: Received) => Reply | Promise<Reply> = () => ({ status: 200 });
  readonly #server: http.Server;
  readonly #scheme: string;

  constructor(tls?: { readonly key: string; readonly cert: string }) {
    const answer = (request: http.IncomingMessage, response: http.ServerResponse) => {
      void this.#answer(request, response);
    };
    this.#server = tls ? https.createServer(tls, answer) : http.createServer(answer);
    this.#scheme = tls ? "https" : "http";
    this.#server.on("connection", () => {
      this.connections += 1;
    });
  }

  /** @returns its URL, with a token that must not show anywhere else. */
  async listen(): Promise<string> {
    await once(this.#server.listen(0, "127.0.0.1"), "listening");
    return `${this.#scheme}://127.0.0.1:${this.port}/hooks?token=receivers-own-token`;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
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
    const reply = await this.reply(received);
    if (reply === "hang") return;
    response.writeHead(reply.status, reply.headers);
    if (reply.isEndless !== true) response.end();
    else {
      const more = () => {
        while (!response.destroyed && response.write("x".repeat(4_096)));
      };
      response.on("drain", more);
      more();
    }
  }
}
