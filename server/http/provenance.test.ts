import { describe, expect, it } from "vitest";
import { DOOR_HEADER } from "./proxy-headers";
import { ask, open, post, raw, SECRET, trusting } from "./testing/door";

describe("hosts", () => {
  it.each([
    ["127.0.0.1:PORT", 200],
    ["localhost:PORT", 200],
    ["LOCALHOST:PORT", 200],
    ["[::1]:PORT", 200],
    ["evil.example:PORT", 421],
    ["evil.example", 421],
    ["localhost", 421],
    ["localhost:1", 421],
    ["192.0.2.7:PORT", 421],
    ["127.0.0.1.evil.example:PORT", 421],
    ["localhost:PORT@evil.example", 421],
  ])("in local mode %s answers %i, so that DNS rebinding reaches nothing", async (host, status) => {
    const { port } = await open();
    const headers = { host: host.replace("PORT", String(port)) };
    expect((await ask(port, { headers })).status).toBe(status);
    expect((await ask(port, { headers, path: "/api/v1/things/x" })).status).toBe(status);
    expect((await ask(port, { headers, path: "/healthz" })).status).toBe(200);
  });

  it("bound wider without PUBLIC_URL, literal addresses answer and foreign names do not", async () => {
    const { port } = await open({ host: "0.0.0.0" });
    expect((await ask(port, { headers: { host: `192.0.2.7:${port}` } })).status).toBe(200);
    expect((await ask(port, { headers: { host: `evil.example:${port}` } })).status).toBe(421);
  });

  it("with PUBLIC_URL only its host answers", async () => {
    const { port } = await open({ publicUrl: new URL("https://guard.example") });
    expect((await ask(port, { headers: { host: "guard.example" } })).status).toBe(200);
    expect((await ask(port, { headers: { host: "guard.example:443" } })).status).toBe(200);
    for (const host of [`127.0.0.1:${port}`, "guard.example:80", "guard.example.evil.example"])
      expect((await ask(port, { headers: { host } })).status).toBe(421);
    expect((await ask(port, { path: "/readyz", headers: { host: "10.0.0.7" } })).status).toBe(200);
  });

  it("refuses a target that names another host", async () => {
    const { port } = await open();
    expect(
      await raw(port, `GET http://evil.example/ HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`),
    ).toMatch(/^HTTP\/1.1 400 /);
  });
});

describe("what the page server is told", () => {
  const FORGED = {
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "for=6.6.6.6",
    "x-real-ip": "6.6.6.6",
    "x-middleware-subrequest": "middleware",
    [DOOR_HEADER]: "forged",
    "content-security-policy": "script-src 'nonce-x'",
  };

  it("is our own observation, whatever the client claims", async () => {
    const { port } = await open();
    const { headers } = JSON.parse(
      (await ask(port, { headers: { ...FORGED, connection: "close, x-private", "x-private": "1" } })).text,
    );
    expect(headers).toMatchObject({
      host: `127.0.0.1:${port}`,
      "x-forwarded-for": "127.0.0.1",
      "x-forwarded-host": `127.0.0.1:${port}`,
      "x-forwarded-proto": "http",
      [DOOR_HEADER]: SECRET,
    });
    for (const name of ["forwarded", "x-real-ip", "x-middleware-subrequest", "content-security-policy", "x-private"])
      expect(headers).not.toHaveProperty(name);
  });

  it("is what a trusted proxy says: host, protocol, and the last address that is not a proxy's", async () => {
    const { port } = await open({
      trusted: trusting("loopback, 10.0.0.0/8"),
      publicUrl: new URL("https://guard.example"),
    });
    const claims = {
      ...FORGED,
      "x-forwarded-host": "guard.example",
      "x-forwarded-for": "6.6.6.6, 203.0.113.9, 10.1.2.3",
    };
    const { headers } = JSON.parse((await ask(port, { headers: { ...claims, host: "internal" } })).text);
    expect(headers).toMatchObject({
      host: "guard.example",
      "x-forwarded-for": "203.0.113.9",
      "x-forwarded-proto": "https",
    });
    expect((await ask(port, { headers: FORGED })).status).toBe(421);
  });

  it("gives /metrics to this machine and to a key that may, never through a proxy that claims to be us", async () => {
    const { port } = await open();
    await post(port, { path: "/api/v1/echo", body: '{"a":1}' });
    const here = await ask(port, { path: "/metrics" });
    expect(here.text).toContain(
      'mastguard_http_request_duration_seconds_count{route="POST /api/v1/echo",status="200"}',
    );
    expect((await ask(port, { path: "/metrics", headers: { "x-forwarded-for": "127.0.0.1" } })).status).toBe(404);
    expect(
      (await ask(port, { path: "/metrics", headers: { "x-forwarded-for": "6.6.6.6", "x-api-key": "mg_live_admin" } }))
        .status,
    ).toBe(200);
  });
});

describe("changes made by a browser", () => {
  const LOCAL = "http://127.0.0.1:PORT";
  it.each([
    ["from a page of ours", { cookie: "s=1", origin: LOCAL }, 200],
    ["from our other loopback name", { cookie: "s=1", origin: "http://localhost:PORT" }, 200],
    ["same-origin without Origin", { cookie: "s=1", "sec-fetch-site": "same-origin" }, 200],
    ["from a foreign page", { cookie: "s=1", origin: "http://evil.example" }, 403],
    ["from a foreign port of this machine", { cookie: "s=1", origin: "http://127.0.0.1:1" }, 403],
    ["from an opaque origin", { cookie: "s=1", origin: "null" }, 403],
    ["called cross-site by the browser", { cookie: "s=1", origin: LOCAL, "sec-fetch-site": "cross-site" }, 403],
    ["with a cookie and nothing that says from where", { cookie: "s=1" }, 403],
    [
      "with a cookie and a key from a foreign page",
      { cookie: "s=1", "x-api-key": "k", origin: "http://evil.example" },
      403,
    ],
    ["without a cookie from a foreign page (login CSRF)", { origin: "http://evil.example" }, 403],
    ["by a program with a key", { "x-api-key": "k" }, 200],
    ["by a program without anything", {}, 200],
  ])("%s answer %j as expected", async (_name, given: Record<string, string>, status) => {
    const { port } = await open();
    const headers = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, value.replace("PORT", String(port))]),
    );
    for (const method of ["POST", "PUT", "PATCH", "DELETE"])
      expect((await ask(port, { method, path: "/api/trpc/x", headers })).status).toBe(status);
    expect((await ask(port, { method: "GET", headers })).status).toBe(200);
    if (status === 403)
      expect(JSON.parse((await post(port, { path: "/api/v1/echo", headers, body: '{"a":1}' })).text).error.code).toBe(
        "FORBIDDEN",
      );
  });
});
