import type http from "node:http";
import { describe, expect, it } from "vitest";
import { ask, firstBytes, open, post, raw, resets } from "./testing/door";
import { finishSlowCall } from "./testing/hot";

describe("hot routes", () => {
  it("are answered in this process, also while there is no page server", async () => {
    const { port } = await open({ upstream: () => null });
    expect(JSON.parse((await post(port, { path: "/api/v1/echo?", body: '{"a":1}' })).text)).toMatchObject({
      success: true,
      data: { a: 1 },
    });
    const page = await ask(port, { headers: { accept: "text/html" } });
    expect(page).toMatchObject({
      status: 503,
      headers: { "retry-after": "1" },
      text: "The page server is starting. Try again in a moment.\n",
    });
    expect(JSON.parse((await ask(port, { path: "/api/v1/other" })).text).error.code).toBe("UNAVAILABLE");
  });

  it("decode the varying segment of their path", async () => {
    const { port } = await open();
    expect(JSON.parse((await ask(port, { path: "/api/v1/things/a%20b%2Fc" })).text).data).toEqual({
      id: "a b/c",
      peer: "127.0.0.1",
    });
  });

  it("refuse 262,145 bytes with 413, declared or counted, and take 262,144", async () => {
    const { port } = await open();
    const sized = (size: number) => `{"a":1}${" ".repeat(size - 7)}`;
    expect((await post(port, { path: "/api/v1/echo", body: sized(262_144) })).status).toBe(200);
    for (const headers of [{}, { "transfer-encoding": "chunked" }]) {
      const refused = await post(port, { path: "/api/v1/echo", body: sized(262_145), headers });
      expect(refused).toMatchObject({ status: 413, headers: { connection: "close" } });
      expect(JSON.parse(refused.text).error.code).toBe("PAYLOAD_TOO_LARGE");
    }
  });

  it("answer 500 without details when a handler throws, and go on", async () => {
    const { port } = await open();
    const crashed = await ask(port, { path: "/api/v1/bug" });
    expect(crashed.status).toBe(500);
    expect(JSON.parse(crashed.text).error.code).toBe("INTERNAL");
    expect(crashed.text).not.toContain("secret");
    expect((await post(port, { path: "/api/v1/echo", body: '{"a":1}' })).status).toBe(200);
  });

  it("stream as they go and stop when the client leaves", async () => {
    const { port } = await open();
    const first = await firstBytes(port, "/api/v1/stream");
    expect(first).toContain("id: 0");
  });
});
describe("requests that are no good", () => {
  it("are refused when they name two hosts", async () => {
    const { port } = await open();
    const two = `host: localhost:${port}\r\nHost: evil\r\nconnection: close\r\n`;
    expect(await raw(port, `GET /page HTTP/1.1\r\n${two}\r\n`)).toMatch(/^HTTP\/1.1 400 /);
    const upgrade = "connection: Upgrade\r\nupgrade: websocket\r\n";
    expect(await raw(port, `GET /page HTTP/1.1\r\n${two.replace(/connection.*/, "")}${upgrade}\r\n`)).toMatch(
      /^HTTP\/1.1 400 /,
    );
  });

  it("are refused by methods that nothing here answers to", async () => {
    const { port } = await open();
    for (const method of ["TRACE", "PROPFIND", "PURGE", "LINK"])
      expect(await ask(port, { method, path: "/api/v1/echo" })).toMatchObject({
        status: 405,
        headers: { allow: "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS" },
      });
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"])
      expect((await ask(port, { method, path: "/api/auth/x" })).status).toBe(200);
  });

  it.each(["/api/v1/%ff", "/api/v1/things/%zz", "/api/v1/x%", "/api/v1/things/%00", "/%c0%ae/page"])(
    "are not found when their path cannot be decoded: %s",
    async (path) => {
      const { port } = await open();
      const answer = await ask(port, { path });
      expect(answer.status).toBe(404);
      expect(JSON.parse(answer.text).error.code).toBe("NOT_FOUND");
      expect(await ask(port, { path, headers: { accept: "text/html" } })).toMatchObject({ status: 404 });
    },
  );
});

describe("an upgrade nobody here speaks", () => {
  const h2c = "connection: Upgrade, HTTP2-Settings, close\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\n";
  it("is passed over, and the request answered as any other (RFC 9110 §7.8)", async () => {
    const { port } = await open({ upgrades: false });
    const head = `host: localhost:${port}\r\n${h2c}`;
    expect(await raw(port, `GET /page HTTP/1.1\r\n${head}\r\n`)).toMatch(/^HTTP\/1.1 200 /);
    const body = `POST /api/v1/echo HTTP/1.1\r\n${head}content-type: application/json\r\ncontent-length: 7\r\n\r\n{"a":1}`;
    expect(await raw(port, body)).toMatch(/^HTTP\/1.1 200 [^]*"success":true/);
  });
});

describe("patience", () => {
  const timeouts = { headersMs: 150, requestMs: 300, keepAliveMs: 1_000 };
  it("ends for a slow head, a slow body, a huge head and what is not HTTP", async () => {
    const { port } = await open({ timeouts });
    const head = `POST /api/v1/echo HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n`;
    expect(await raw(port, head)).toMatch(/^HTTP\/1.1 408 /);
    expect(await raw(port, `${head}content-length: 10\r\n\r\n{"a"`)).toMatch(/^HTTP\/1.1 408 /);
    expect(await raw(port, `${head}x: ${"y".repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 /);
    expect(await raw(port, "HELO\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /);
    expect(await raw(port, `${head}content-length: 3\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`)).toMatch(
      /^HTTP\/1.1 400 /,
    );
  });
});

describe("connections that are reset at any moment", () => {
  it.each([
    [
      "an upgrade for a refused host",
      "GET / HTTP/1.1\r\nhost: evil\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n",
    ],
    [
      "an upgrade from a foreign page",
      "GET / HTTP/1.1\r\nhost: localhost:PORT\r\norigin: http://evil\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n",
    ],
    [
      "an upgrade that is handed on",
      `GET / HTTP/1.1\r\nhost: localhost:PORT\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n${"z".repeat(2_000)}`,
    ],
    ["what is not HTTP", "GARBAGE\r\n\r\n"],
    ["half a body", "POST /api/v1/echo HTTP/1.1\r\nhost: localhost:PORT\r\ncontent-length: 1000\r\n\r\nabc"],
  ])("harm nobody else: %s", async (_name, text) => {
    const { port } = await open();
    for (const afterMs of [0, 1, 3])
      await resets(port, { text: text.replace("PORT", String(port)), count: 200, afterMs });
    expect((await ask(port)).status).toBe(200);
  });

  it("harm nobody else while there is no page server to upgrade to", async () => {
    const { port } = await open({ upstream: () => null });
    const text = `GET / HTTP/1.1\r\nhost: localhost:${port}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\r\n`;
    for (const afterMs of [0, 1, 3]) await resets(port, { text, count: 200, afterMs });
    expect((await ask(port, { path: "/healthz" })).status).toBe(200);
  });
});

describe("closing", () => {
  it("finishes what is in flight, says it is draining, ends streams, then accepts nothing", async () => {
    const door = await open({ graceMs: 100 });
    const slow = ask(door.port, { path: "/api/v1/slow" });
    const stream = ask(door.port, { path: "/api/v1/stream" });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const closed = door.close();
    const health = await ask(door.port, { path: "/healthz" });
    expect(health).toMatchObject({ status: 503, text: '{"status":"draining"}', headers: { connection: "close" } });
    expect((await ask(door.port, { path: "/readyz" })).status).toBe(503);
    expect((await stream).text).toContain("id: 0");
    finishSlowCall();
    expect((await slow).status).toBe(200);
    await closed;
    await expect(ask(door.port)).rejects.toThrow("ECONNREFUSED");
  });

  it("cuts a proxied event stream at once and an answer that never comes after the time to drain", async () => {
    const page: http.RequestListener = (request, response) => {
      if (request.url === "/stream") response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders();
    };
    const door = await open({ page, drainMs: 200 });
    const stream = ask(door.port, { path: "/stream" });
    const stuck = ask(door.port, { path: "/stuck" }).catch((error: Error) => error.message);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await door.close();
    expect((await stream).status).toBe(200);
    expect(await stuck).toBe("socket hang up");
  });
});
