import http from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { ForbiddenError, MethodNotAllowedError, NotFoundError } from "@/server/errors";
import { newId } from "@/server/ids";
import { wideEvent } from "@/server/log";
import type { Mountable } from "./call";
import { answerClientError } from "./client-error";
import { failure } from "./envelope";
import { type Provenance, provenanceOf } from "./forwarding";
import { type HealthOptions, health, isHealthPath, metrics } from "./health";
import { type Hosts, hostsOf } from "./hosts";
import { type HotMatch, HotRoutes } from "./hot-routes";
import { observeRequest } from "./metrics";
import { NodeCall, send } from "./node-call";
import { pageRefusal } from "./page-methods";
import { Proxy, type Upstream } from "./proxy";
import { pathOf, refuse } from "./refuse";
import { refuseBody } from "./refuse-body";
import { refuseUpgrade } from "./refuse-upgrade";
import { hasBody, readBody } from "./request-body";
import { isFromOurPages } from "./same-origin";
import { Shares } from "./shares";
import type { TrustedPeers } from "./trusted-peers";

/** How long a client may take; seconds of patience are what a slow-loris attack lives on. */
interface Timeouts {
  readonly headersMs: number;
  /** For the whole request, body included. */
  readonly requestMs: number;
  readonly keepAliveMs: number;
  /** For the next bytes of a body; 10 s unless given. */
  readonly bodyIdleMs?: number;
}
export interface FrontDoorOptions extends HealthOptions {
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly publicUrl?: URL | undefined;
  readonly trusted: TrustedPeers;
  /** Routes answered here, by `METHOD /path`, `[name]` for a segment that varies; everything else goes to Next. */
  readonly routes: ReadonlyMap<string, Mountable>;
  /** Whether upgraded connections are joined with the page server's: its reload socket, in development only. */
  readonly upgrades: boolean;
  /** Null while the page server is not there. */
  readonly upstream: () => Upstream | null;
  readonly timeouts?: Timeouts;
  /** After `close()`: how long to go on answering, with `connection: close`; above a balancer's health interval. */
  readonly graceMs?: number;
  /** Then how long answers in flight may take before their connections are cut. */
  readonly drainMs?: number;
}
export interface FrontDoor {
  readonly port: number;
  /** Stops accepting, ends streams, waits for answers in flight, cuts what is left. */
  readonly close: () => Promise<void>;
}

const TIMEOUTS: Timeouts = { headersMs: 15_000, requestMs: 60_000, keepAliveMs: 65_000 };
const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const HEADERS_MAX_BYTES = 16_384;
const BODY_MAX = 262_144;
/** Of the dashboard's own protocols, `/api/trpc` and `/api/auth`: a call may hold an action and what is said of it, and several share a batch. */
const DASHBOARD_BODY_MAX = 1_048_576;
const BODY_IDLE_MS = 10_000;
/** Bytes of bodies for pages that are held in memory, by clients that may still be sending. */
const PAGE_BODIES = { perClient: 8 * DASHBOARD_BODY_MAX, total: 128 * DASHBOARD_BODY_MAX };
const DRAIN_MS = 10_000;

/**
 * Opens the one public port: answers health and hot routes itself, proxies the rest, drains before it closes.
 *
 * `next dev` by itself serves every page and route as well, without what is decided here: hosts, forwarded headers, the
 * origin of changes, limits of proxied bodies, health. It is for working on screens, never for serving.
 */
export async function openFrontDoor(options: FrontDoorOptions): Promise<FrontDoor> {
  const door = new Door(options);
  await door.listen();
  return { port: door.port, close: () => door.close() };
}

class Door {
  private readonly server: http.Server;
  private readonly proxy: Proxy;
  private readonly hot: HotRoutes;
  private readonly pageBodies = new Shares(PAGE_BODIES);
  private hosts: Hosts;
  private readonly busy = new Set<http.ServerResponse>();
  private readonly streams = new Set<http.ServerResponse>();
  private isDraining = false;

  constructor(private readonly options: FrontDoorOptions) {
    const { headersMs, requestMs, keepAliveMs } = options.timeouts ?? TIMEOUTS;
    this.hot = new HotRoutes(options.routes);
    this.hosts = hostsOf(options);
    this.proxy = new Proxy({ upstream: options.upstream });
    this.server = http.createServer({
      headersTimeout: headersMs,
      requestTimeout: requestMs,
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: Math.min(5_000, headersMs),
      maxHeaderSize: HEADERS_MAX_BYTES,
      noDelay: true,
    });
    this.server.on("request", (request, response) => {
      this.request(request, response).catch((error: unknown) => this.crashed(error, response));
    });
    // Without a listener node passes over an upgrade, as RFC 9110 §7.8 allows, and nobody gets a connection to keep.
    if (options.upgrades)
      this.server.on("upgrade", (request, socket: Socket, head) => this.upgrade(request, socket, head));
    this.server.on("clientError", (error, socket) => answerClientError(error, socket, this.busy));
  }

  async listen(): Promise<void> {
    const { host, port, publicUrl } = this.options;
    await new Promise<void>((resolve, reject) => this.server.once("error", reject).listen(port, host, resolve));
    this.hosts = hostsOf({ publicUrl, host, port: this.port });
  }

  get port(): number {
    const address: AddressInfo | string | null = this.server.address();
    return typeof address === "object" && address !== null ? address.port : this.options.port;
  }

  private async request(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    // A pipelined request waits its turn: before that, node does not tell its answer that the client has left.
    if (response.socket === null) await new Promise((resolve) => response.once("socket", resolve));
    this.busy.add(response);
    response.on("close", () => {
      this.busy.delete(response);
      this.streams.delete(response);
    });
    if (this.isDraining) response.setHeader("connection", "close");
    const target = request.url ?? "/";
    if (!target.startsWith("/")) return plain(response, 400, "The request target must be a path.");
    if (namesTwoHosts(request)) return plain(response, 400, "A request names one host.");
    if (!METHODS.has(request.method ?? "")) return refuse(request, response, new MethodNotAllowedError([...METHODS]));
    const path = pathOf(target);
    if (isHealthPath(path)) return send(response, await health(path, this.isDraining, this.options));
    const provenance = provenanceOf(request, this.options.trusted);
    if (!this.hosts.allowsHost(provenance.host))
      return plain(response, 421, "This server does not answer for that host.");
    if (!isFromOurPages(request, this.hosts))
      return refuse(request, response, new ForbiddenError("A change must come from a page of this server."));
    if (!canDecode(path)) return refuse(request, response, new NotFoundError());
    if (path === "/metrics") return send(response, await metrics(request, provenance, this.options));
    const match = this.hot.find(request.method ?? "GET", path);
    if (match) await this.answer(match, request, response, path, provenance);
    else await this.forward(request, response, path, provenance);
  }

  private async answer(
    { name, mountable, params }: HotMatch,
    request: http.IncomingMessage,
    response: http.ServerResponse,
    path: string,
    { client }: Provenance,
  ): Promise<void> {
    const { bodyLimit: limit } = mountable;
    const body = await readBody(request, { limit, idleMs: this.bodyIdleMs });
    if (typeof body === "string") return refuseBody(request, response, body, limit);
    const startedAt = performance.now();
    const query = (request.url ?? "").slice(path.length + 1);
    const answer = await mountable.answer(new NodeCall({ request, response, path, query, params, body, peer: client }));
    if (typeof answer.body !== "string") this.streams.add(response);
    observeRequest(name, answer.status, (performance.now() - startedAt) / 1000);
    await send(response, answer);
  }

  private async forward(
    request: http.IncomingMessage,
    response: http.ServerResponse,
    path: string,
    provenance: Provenance,
  ): Promise<void> {
    const limit = /^\/api\/(?!v1\/)/.test(path) ? DASHBOARD_BODY_MAX : BODY_MAX;
    const { client } = provenance;
    let held = 0;
    if (hasBody(request)) response.on("close", () => this.pageBodies.give(client, held));
    const mayKeep = (bytes: number): boolean => {
      const isTaken = this.pageBodies.take(client, bytes) === null;
      if (isTaken) held += bytes;
      return isTaken;
    };
    const body = await readBody(request, { limit, idleMs: this.bodyIdleMs, mayKeep });
    if (typeof body === "string") return refuseBody(request, response, body, limit);
    const refusal = pageRefusal(request, path); // behind the body, so that one that is too large hears that
    if (refusal) return refuse(request, response, refusal);
    if (!response.closed) this.proxy.web(request, response, provenance, body);
  }

  private get bodyIdleMs(): number {
    return this.options.timeouts?.bodyIdleMs ?? BODY_IDLE_MS;
  }

  private upgrade(request: http.IncomingMessage, socket: Socket, head: Buffer): void {
    // INVARIANT: node hands the socket over bare; without a listener a client's reset would end the process.
    socket.on("error", () => socket.destroy());
    if (namesTwoHosts(request)) return refuseUpgrade(socket, "400 Bad Request");
    const provenance = provenanceOf(request, this.options.trusted);
    if (!request.url?.startsWith("/") || !this.hosts.allowsHost(provenance.host))
      return refuseUpgrade(socket, "421 Misdirected Request");
    if (!isFromOurPages(request, this.hosts)) return refuseUpgrade(socket, "403 Forbidden");
    this.proxy.upgrade(request, socket, head, provenance);
  }

  /** INVARIANT: whatever a handler throws, the process and every other request go on. */
  private crashed(error: unknown, response: http.ServerResponse): void {
    const requestId = newId("req");
    wideEvent("error", { event: "front_door.handler_failed", requestId, err: error });
    if (response.headersSent || response.destroyed) return void response.destroy();
    const { status, headers, body } = failure(null, requestId);
    response.writeHead(status, { ...headers, connection: "close" }).end(body);
  }

  async close(): Promise<void> {
    const { graceMs = 0, drainMs = DRAIN_MS } = this.options;
    this.isDraining = true;
    for (const response of this.busy) if (!response.headersSent) response.setHeader("connection", "close");
    for (const response of this.streams) response.end();
    this.proxy.endStreams();
    await new Promise((resolve) => setTimeout(resolve, graceMs)); // closing idle sockets at once would reset requests on their way
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeIdleConnections();
    const cut = setTimeout(() => this.server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(cut);
    this.proxy.close();
  }
}

/** Node reads the first and forgets the rest (RFC 9112 §3.2 asks for 400): somebody in front of us may have read the last. */
function namesTwoHosts({ rawHeaders }: http.IncomingMessage): boolean {
  let count = 0;
  for (let at = 0; at < rawHeaders.length; at += 2) if (rawHeaders[at]?.toLowerCase() === "host") count += 1;
  return count > 1;
}

/** Whether a path's percent-encoding means text; U+0000 is none that anything here is called by. */
function canDecode(path: string): boolean {
  if (!path.includes("%")) return true;
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function plain(response: http.ServerResponse, status: number, text: string): Promise<void> {
  return send(response, { status, headers: { "content-type": "text/plain; charset=utf-8" }, body: `${text}\n` });
}
