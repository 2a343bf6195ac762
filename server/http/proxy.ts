import http from "node:http";
import type { Duplex } from "node:stream";
import { UnavailableError } from "@/server/errors";
import { HTTP_STATUS } from "./envelope";
import { EventStreams } from "./event-streams";
import type { Provenance } from "./forwarding";
import { observePageRefusal } from "./metrics";
import { newNonce, nonceHeaders } from "./page-policy";
import { requestHeaders, responsePairs } from "./proxy-headers";
import { refuse } from "./refuse";
import { refuseUpgrade } from "./refuse-upgrade";

/** The page server: a loopback port and the secret it expects. */
export interface Upstream {
  readonly port: number;
  readonly secret: string;
  /** Whether pages run under a script nonce. Not in development: React evaluates strings there. */
  readonly isStrict: boolean;
}
interface ProxyOptions {
  /** Null while the page server is starting or restarting. */
  readonly upstream: () => Upstream | null;
}

const EVENT_STREAM = "text/event-stream";
const LOOPBACK = "127.0.0.1";
const REPLAYABLE = new Set(["GET", "HEAD", "OPTIONS"]);
const RESTARTING = "The page server is starting. Try again in a moment.";
const KEEP_ALIVE_MS = 30_000;

/** Hands requests to the page server and streams both ways, unbuffered; what it knows of the client, we tell it. */
export class Proxy {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 256, maxFreeSockets: 64, scheduling: "lifo" });
  private readonly tunnels = new Set<Duplex>();
  private readonly streams = new EventStreams();

  constructor(private readonly options: ProxyOptions) {}

  /** @param body whole: a connection of the page server is taken for no longer than its answer needs. */
  web(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    provenance: Provenance,
    body: Buffer,
    isReplay = false,
  ): void {
    const upstream = this.options.upstream();
    if (!upstream) return refuse(request, response, new UnavailableError(RESTARTING));
    const isStream = (request.headers.accept ?? "").includes(EVENT_STREAM);
    const refusal = isStream ? this.streams.open(response, provenance.client) : null;
    if (refusal) return refuse(request, response, refusal);
    const canReplay = !isReplay && body.length === 0 && REPLAYABLE.has(request.method ?? "");
    const nonce = upstream.isStrict ? newNonce() : null;
    const agent = isStream ? false : this.agent;
    const out = this.ask(request, provenance, upstream, { agent, nonce, bodyBytes: body.length });
    out.on("response", (answer) => {
      if (response.destroyed) return void answer.destroy();
      if (!isEventStream(answer)) return this.relay(answer, response, nonce);
      const unannounced = isStream ? null : this.streams.open(response, provenance.client);
      if (unannounced) {
        out.destroy();
        return refuse(request, response, unannounced);
      }
      answer.socket.emit("agentRemove"); // node's documented way to take a long answer out of the pages' connections
      this.streams.hold(answer, response);
      this.relay(answer, response, nonce);
    });
    out.on("error", (error: NodeJS.ErrnoException) => {
      if (response.destroyed || response.writableEnded) return;
      if (response.headersSent) response.destroy();
      else if (canReplay && out.reusedSocket && error.code === "ECONNRESET")
        this.web(request, response, provenance, body, true); // the kept-alive connection had just been closed
      else refuse(request, response, new UnavailableError(RESTARTING, 1, { cause: error }));
    });
    response.on("close", () => {
      if (!response.writableFinished || !out.writableFinished) out.destroy();
    });
    if (body.length > 0) out.end(body);
    else out.end();
  }

  /**
   * Joins the client's connection with one of the page server's (in development: Next's reload socket).
   * @param socket has a listener for its errors, which destroys it.
   */
  upgrade(request: http.IncomingMessage, socket: Duplex, head: Buffer, provenance: Provenance): void {
    const upstream = this.options.upstream();
    if (!upstream) return refuseUpgrade(socket, "503 Service Unavailable");
    this.tunnels.add(socket);
    socket.on("close", () => this.tunnels.delete(socket));
    const out = this.ask(request, provenance, upstream, { agent: false, nonce: null, bodyBytes: 0 });
    out.setHeader("connection", "Upgrade");
    out.setHeader("upgrade", request.headers.upgrade ?? "websocket");
    out.on("upgrade", (answer, peer, first) => {
      socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines(answer.rawHeaders)}\r\n`);
      if (first.length > 0) socket.write(first);
      if (head.length > 0) peer.write(head);
      peer.setTimeout(0).setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_MS);
      peer.pipe(socket).pipe(peer);
      peer.on("error", () => socket.destroy());
      peer.on("close", () => socket.destroy());
      socket.on("close", () => peer.destroy());
    });
    out.on("response", (answer) => {
      socket.write(
        `HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}\r\n${lines(responsePairs(answer.rawHeaders))}connection: close\r\n\r\n`,
      );
      answer.on("error", () => socket.destroy());
      answer.pipe(socket);
    });
    out.on("error", () => socket.destroy());
    socket.on("close", () => out.destroy());
    out.end();
  }

  /** Ends what would go on for ever: tunnels and event streams. */
  endStreams(): void {
    for (const socket of this.tunnels) socket.destroy();
    this.streams.end();
  }

  close(): void {
    this.endStreams();
    this.agent.destroy();
  }

  private relay(answer: http.IncomingMessage, response: http.ServerResponse, nonce: string | null): void {
    if (answer.statusCode === HTTP_STATUS.RATE_LIMITED) observePageRefusal();
    const pairs = responsePairs(answer.rawHeaders, nonce);
    if (response.getHeader("connection") === "close") pairs.push("connection", "close");
    response.writeHead(answer.statusCode ?? 502, pairs);
    answer.pipe(response);
    // Flushing at once would cost every answer a packet of its own; an event stream that is still silent needs it.
    setImmediate(() => {
      if (!response.writableEnded && !response.destroyed) response.flushHeaders();
    });
    answer.on("error", () => response.destroy());
  }

  private ask(
    request: http.IncomingMessage,
    provenance: Provenance,
    { port, secret }: Upstream,
    { agent, nonce, bodyBytes }: { agent: http.Agent | false; nonce: string | null; bodyBytes: number },
  ) {
    const { method, url: path = "/" } = request;
    const extra = nonce === null ? {} : nonceHeaders(nonce);
    const headers = requestHeaders(request.headers, provenance, { secret, path, bodyBytes, extra });
    return http.request({ host: LOOPBACK, port, method, path, headers, setHost: false, agent });
  }
}

function isEventStream({ headers }: http.IncomingMessage): boolean {
  return headers["content-type"]?.startsWith(EVENT_STREAM) ?? false;
}

function lines(raw: readonly string[]): string {
  let text = "";
  for (let at = 0; at + 1 < raw.length; at += 2) text += `${raw[at]}: ${raw[at + 1]}\r\n`;
  return text;
}
