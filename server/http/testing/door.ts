import http from "node:http";
import net from "node:net";
import { afterEach } from "vitest";
import { type FrontDoor, type FrontDoorOptions, openFrontDoor } from "../front-door";
import { figures, metricsText } from "../metrics";
import { type TrustedPeers, trustedPeers } from "../trusted-peers";
import { HOT } from "./hot";

/** What the door of these tests sends its page server. */
export const SECRET = "secret-of-this-start";

const opened: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (let close = opened.pop(); close; close = opened.pop()) await close();
});

/** A page server: a real peer on a loopback port. */
export async function listen(handler: http.RequestListener): Promise<{ server: http.Server; port: number }> {
  const server = http.createServer(handler);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  opened.push(() => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())));
  return { server, port: portOf(server) };
}

function portOf(server: http.Server): number {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("not listening");
  return address.port;
}

/** Answers with what it was asked. */
export const mirror: http.RequestListener = (request, response) =>
  response.end(JSON.stringify({ url: request.url, headers: request.headers }));

/** A front door on a loopback port before a real page server; closed when the test ends. */
export async function open(
  options: Partial<FrontDoorOptions> & { page?: http.RequestListener } = {},
): Promise<FrontDoor> {
  const { page = mirror, ...rest } = options;
  const { port } = await listen(page);
  const door = await openFrontDoor({
    host: "127.0.0.1",
    port: 0,
    trusted: trusting("0"),
    routes: HOT,
    upgrades: true,
    upstream: () => ({ port, secret: SECRET, isStrict: false }),
    ready: async () => ({ ok: true, checks: { database: "ok" } }),
    metricsText: async () => await metricsText([await figures()]),
    mayReadMetrics: async (key) => key === "mg_live_admin",
    ...rest,
  });
  opened.push(() => door.close());
  return door;
}

/** The peers a valid `TRUST_PROXY` names. */
export function trusting(setting: string): TrustedPeers {
  const peers = trustedPeers(setting);
  if (!peers) throw new Error(setting);
  return peers;
}

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

/** One request on a connection of its own. */
export async function ask(port: number, { method = "GET", path = "/page", headers = {}, body }: Asked = {}) {
  return await new Promise<{ status: number; headers: http.IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const request = http.request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    request.on("error", reject);
    request.end(body);
  });
}

/** A POST of JSON. */
export const post = (port: number, asked: Asked) =>
  ask(port, { method: "POST", ...asked, headers: { "content-type": "application/json", ...asked.headers } });

/** Sends raw bytes and returns everything that comes back until the other side closes. */
export async function raw(port: number, text: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    let received = "";
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString();
    });
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

interface Resets {
  readonly text: string;
  readonly count: number;
  /** Each connection is reset up to so many milliseconds after the text was written. */
  readonly afterMs: number;
}

/** Sends a text on `count` connections, 40 at a time, and resets each (TCP RST) without reading an answer. */
export async function resets(port: number, { text, count, afterMs }: Resets): Promise<void> {
  const one = () =>
    new Promise<void>((resolve) => {
      const socket = net.connect(port, "127.0.0.1", () =>
        socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), afterMs * Math.random())),
      );
      socket.on("error", () => {});
      socket.on("close", () => resolve());
    });
  for (let sent = 0; sent < count; sent += 40) await Promise.all(Array.from({ length: 40 }, one));
}

/** The first bytes of an answer that does not end; then the client leaves. */
export async function firstBytes(port: number, path: string): Promise<string> {
  return await new Promise((resolve, reject) => {
    const request = http.get({ host: "127.0.0.1", port, path, agent: false }, (response) => {
      response.once("data", (chunk: Buffer) => {
        resolve(chunk.toString());
        request.destroy();
      });
      response.on("error", () => {});
    });
    request.on("error", reject);
  });
}
