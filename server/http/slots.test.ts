import http from "node:http";
import net from "node:net";
import { describe, expect, it } from "vitest";
import { ask, open, post, raw, trusting } from "./testing/door";

/** More than the page server takes at a time. */
const MANY = 300;
const SECONDS = 10_000;

/** A client that sends a text and keeps its connection. */
function client(port: number, text: string): Promise<net.Socket> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text, () => resolve(socket)));
    socket.on("error", reject);
    socket.resume();
  });
}
const clients = (port: number, text: string) => Promise.all(Array.from({ length: MANY }, () => client(port, text)));
const silence = () => new Promise((resolve) => setTimeout(resolve, 200));

const stream: http.RequestListener = (request, response) => {
  if (!request.url?.startsWith("/stream")) response.end("page");
  else response.writeHead(200, { "content-type": "text/event-stream" }).write("data: first\n\n");
};

describe("pages stay within reach", () => {
  it(
    "of everybody while others send their bodies slowly, and after they left in the middle",
    async () => {
      const { port } = await open({ page: (_request, response) => void response.end("page") });
      const half = `POST /api/auth/x HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: 100\r\n\r\nx`;
      const slow = await clients(port, half);
      await silence();
      expect((await ask(port)).text).toBe("page");
      for (const socket of slow) socket.destroy();
      await silence();
      expect((await ask(port)).text).toBe("page");
    },
    SECONDS,
  );

  it(
    "after clients left whose pipelined answers nobody will read",
    async () => {
      const { port } = await open({ page: (_request, response) => void response.end("x".repeat(1_000_000)) });
      const socket = await client(port, `GET /page HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`.repeat(MANY));
      socket.pause();
      await silence();
      socket.destroy();
      await silence();
      expect((await ask(port)).status).toBe(200);
    },
    SECONDS,
  );

  it("when the page server answers without reading the body", async () => {
    const page: http.RequestListener = (request, response) => {
      request.pause();
      response.end("page");
    };
    const { port } = await open({ page });
    for (let sent = 0; sent < MANY; sent += 50)
      await Promise.all(
        Array.from({ length: 50 }, () => post(port, { path: "/api/auth/x", body: Buffer.alloc(1_048_576) })),
      );
    expect((await ask(port)).text).toBe("page");
  }, 30_000);

  it.each([
    ["announced", { accept: "text/event-stream" }],
    ["not announced", {}],
  ])(
    "while event streams are open, %s",
    async (_how, accept) => {
      const { port } = await open({ page: stream, trusted: trusting("loopback") });
      const streams = Array.from({ length: MANY }, (_, at) => streamOf(port, `10.0.0.${at % 100}`, accept));
      for (const answer of await Promise.all(streams)) expect(answer.statusCode).toBe(200);
      expect((await ask(port)).text).toBe("page");
      for (const answer of await Promise.all(streams)) answer.destroy();
    },
    SECONDS,
  );
});

describe("event streams", () => {
  it("are at most 64 for one address, and one that ends makes room", async () => {
    const { port } = await open({ page: stream });
    const streams = await Promise.all(Array.from({ length: 64 }, () => streamOf(port)));
    for (const headers of [{ accept: "text/event-stream" }, {}]) {
      const refused = await ask(port, { path: "/stream", headers });
      expect(refused).toMatchObject({ status: 429, headers: { "retry-after": "5" } });
      expect(JSON.parse(refused.text).error.code).toBe("RATE_LIMITED");
    }
    streams[0]?.destroy();
    await silence();
    (await streamOf(port)).destroy();
    for (const answer of streams) answer.destroy();
  });
});

describe("bodies", () => {
  it("reach the page server whole and with their length, however they were sent", async () => {
    const page: http.RequestListener = (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () =>
        response.end(`${request.headers["content-length"]} ${request.headers["transfer-encoding"]} ${chunks.length}`),
      );
    };
    const { port } = await open({ page });
    for (const headers of [{}, { "transfer-encoding": "chunked" }])
      expect((await post(port, { path: "/api/x", body: "hello", headers })).text).toBe("5 undefined 1");
    expect((await post(port, { path: "/api/x", body: "" })).text).toBe("0 undefined 0");
  });

  it.each(["/api/v1/echo", "/sign-in"])("that stop coming are given up with 408: %s", async (path) => {
    const { port } = await open({
      timeouts: { headersMs: 1_000, requestMs: 5_000, keepAliveMs: 1_000, bodyIdleMs: 100 },
    });
    const startedAt = performance.now();
    const head = `POST ${path} HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: 9\r\n\r\n`;
    expect(await raw(port, `${head}abc`)).toMatch(/^HTTP\/1.1 408 /);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  it("of one address are not kept in memory without end", async () => {
    const { port } = await open();
    const most = 1_048_576;
    const text = `POST /api/auth/x HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-length: ${most}\r\n\r\n`;
    const sockets = await Promise.all(Array.from({ length: 9 }, () => client(port, text + "x".repeat(most - 1))));
    await silence();
    const refused = await post(port, { path: "/api/auth/x", body: Buffer.alloc(most) });
    expect(refused.status).toBe(429);
    for (const socket of sockets) socket.destroy();
    await silence();
    expect((await post(port, { path: "/api/auth/x", body: Buffer.alloc(most) })).status).toBe(200);
  });
});

function streamOf(port: number, from = "127.0.0.1", headers: Record<string, string> = { accept: "text/event-stream" }) {
  return new Promise<http.IncomingMessage>((resolve, reject) => {
    const asked = {
      host: "127.0.0.1",
      port,
      path: "/stream",
      agent: false,
      headers: { ...headers, "x-forwarded-for": from },
    };
    http
      .get(asked, (answer) => {
        answer.on("error", () => {});
        answer.resume();
        resolve(answer);
      })
      .on("error", reject);
  });
}
