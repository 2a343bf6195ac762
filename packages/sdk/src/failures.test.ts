import { describe, expect, test } from "vitest";
import { MastGuardClient, MastGuardError, RateLimitError, ServerError } from "./index";
import type { MastGuardClientOptions } from "./options";
import {
  drops,
  dropsMidway,
  fails,
  hangs,
  type LoopbackServer,
  loopbackServer,
  type Responder,
  says,
  stalls,
  succeeds,
} from "./testing/loopback-server";
import { decisionWith, event } from "./testing/samples";

const apiKey = "mg_live_secret_key_0123456789";
const ok = succeeds(decisionWith());
const unavailable = fails(503, { code: "UNAVAILABLE", message: "Try again" });

/** A client of the server that retries without delay and keeps what `onError` saw. */
function observed({ url }: LoopbackServer, options: Partial<MastGuardClientOptions> = {}) {
  const seen: Error[] = [];
  const onError = (error: Error) => void seen.push(error);
  const client = new MastGuardClient({ apiKey, baseUrl: url, retryDelay: 0, onError, ...options });
  return { client, seen, names: () => seen.map(({ name }) => name) };
}

describe("errors", () => {
  test.each([
    [400, "BAD_REQUEST", "MastGuardError"],
    [401, "UNAUTHENTICATED", "AuthenticationError"],
    [403, "FORBIDDEN", "AuthorizationError"],
    [404, "NOT_FOUND", "NotFoundError"],
    [409, "CONFLICT", "ConflictError"],
    [413, "PAYLOAD_TOO_LARGE", "MastGuardError"],
    [422, "VALIDATION_FAILED", "ValidationError"],
  ])("%i is a %s thrown as %s after one attempt", async (status, code, name) => {
    const details = [{ path: "payload", message: "expected object" }];
    const server = await loopbackServer(fails(status, { code, message: "No", details }));
    const { client, names } = observed(server);
    const error: unknown = await client.governance.ingest(event).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name, status, code, requestId: "req_2", details, isRetryable: false });
    expect(MastGuardError.isInstance(error)).toBe(true);
    expect(server.requests).toHaveLength(1);
    expect(names()).toEqual([name]);
  });

  test.each<[string, Responder]>([
    ["text that is not JSON", says(200, "application/json", '{"success":true,')],
    ["a proxy's page", says(200, "text/html", "<html>Welcome</html>")],
    ["an empty body", says(200, "application/json", "")],
    ["a JSON array", says(200, "application/json", "[]")],
    ["an envelope that is no success", says(200, "application/json", '{"success":false,"data":null,"error":null}')],
    ["no data", succeeds(null)],
    ["an unknown verdict", succeeds(decisionWith({ decision: "PERMIT" }))],
    ["a verdict in other case", succeeds(decisionWith({ decision: "allow" }))],
    ["no verdict", succeeds(decisionWith({ decision: undefined }))],
    ["no queued flag", succeeds(decisionWith({ queued: undefined }))],
    ["a queued flag that is text", succeeds(decisionWith({ queued: "false" }))],
    ["no trace id", succeeds(decisionWith({ traceId: undefined }))],
    ["a risk score that is text", succeeds(decisionWith({ riskScore: "12" }))],
    ["no content", says(204, "application/json", "")],
    ["a redirect", (response) => response.writeHead(302, { location: "/elsewhere" }).end()],
  ])("a success with %s is an InvalidResponseError, and never runs the action", async (_, responder) => {
    const server = await loopbackServer(responder);
    const { client, names } = observed(server);
    let ran = false;
    const outcome = client.governance.protect(event, () => {
      ran = true;
    });
    await expect(outcome).rejects.toMatchObject({ name: "InvalidResponseError", code: "INVALID_RESPONSE" });
    expect(ran).toBe(false);
    expect(server.requests).toHaveLength(1);
    expect(names()).toEqual(["InvalidResponseError"]);
  });

  test("an error another copy of the package threw is recognised, with its class", () => {
    const brands = Symbol.for("@auxdynamics/mastguard-sdk/error-brands");
    const foreign = Object.assign(new Error("copy"), { [brands]: ["RateLimitError", "MastGuardError"] });
    expect(MastGuardError.isInstance(foreign)).toBe(true);
    expect(RateLimitError.isInstance(foreign)).toBe(true);
    expect(ServerError.isInstance(foreign)).toBe(false);
    expect(MastGuardError.isInstance(new Error("other"))).toBe(false);
  });

  test("no error shows the key", async () => {
    const server = await loopbackServer(drops);
    const { client, seen } = observed(server, { retries: 1 });
    await client.governance.ingest(event).catch(() => undefined);
    const texts = seen.map((error) => `${error.stack} ${String(error.cause)} ${JSON.stringify(error)}`);
    expect(texts.join("\n")).not.toContain(apiKey);
  });
});

describe("retries", () => {
  test("two 503 and then a decision: three attempts with one idempotency key, onError twice", async () => {
    const server = await loopbackServer(unavailable, unavailable, ok);
    const { client, names } = observed(server);
    expect((await client.governance.ingest(event)).decision).toBe("ALLOW");
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(new Set(server.requests.map(({ body }) => body)).size).toBe(1);
    expect(names()).toEqual(["ServerError", "ServerError"]);
  });

  test("two calls have two idempotency keys; the caller's own key is kept", async () => {
    const server = await loopbackServer(ok);
    const { client } = observed(server);
    await client.governance.ingest(event);
    await client.governance.ingest(event);
    await client.governance.ingest(event, { idempotencyKey: "order-7" });
    const [first, second, third] = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(first).not.toBe(second);
    expect(third).toBe("order-7");
    await expect(client.governance.ingest(event, { idempotencyKey: "a\nb" })).rejects.toThrow(TypeError);
  });

  test("a failure that stays is thrown after retries + 1 attempts", async () => {
    const server = await loopbackServer(unavailable);
    const { client, names } = observed(server, { retries: 3 });
    await expect(client.governance.ingest(event)).rejects.toMatchObject({ name: "ServerError", status: 503 });
    expect(server.requests).toHaveLength(4);
    expect(names()).toHaveLength(4);
  });

  test.each([
    ["the header", fails(429, { code: "RATE_LIMITED", message: "Slow down" }, { "retry-after": "1" })],
    ["the body", fails(429, { code: "RATE_LIMITED", message: "Slow down", retryAfterSeconds: 1 })],
  ])("429 waits as long as %s asks, then succeeds", async (_, limited) => {
    const server = await loopbackServer(limited, ok);
    const { client, seen } = observed(server);
    const startedAt = performance.now();
    await client.governance.ingest(event);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(990);
    expect(server.requests).toHaveLength(2);
    expect(seen[0]).toMatchObject({ name: "RateLimitError", retryAfterSeconds: 1, isRetryable: true });
  });

  test("a wait of more than a minute is left to the caller", async () => {
    const server = await loopbackServer(fails(429, { code: "RATE_LIMITED", message: "", retryAfterSeconds: 61 }));
    const { client } = observed(server);
    await expect(client.governance.ingest(event)).rejects.toMatchObject({ retryAfterSeconds: 61 });
    expect(server.requests).toHaveLength(1);
  });

  test.each([
    ["dropped before the answer", drops],
    ["dropped within the answer", dropsMidway],
  ])("a connection %s is a NetworkError and retried", async (_, responder) => {
    const server = await loopbackServer(responder, ok);
    const { client, names } = observed(server);
    expect((await client.governance.ingest(event)).decision).toBe("ALLOW");
    expect(server.requests).toHaveLength(2);
    expect(names()).toEqual(["NetworkError"]);
  });

  test("nothing listening is a NetworkError after all attempts", async () => {
    const closed = await loopbackServer(ok);
    await closed.close();
    const { client, names } = observed(closed, { retries: 2 });
    await expect(client.governance.getDashboard()).rejects.toMatchObject({ name: "NetworkError", status: null });
    expect(names()).toHaveLength(3);
  });

  test.each([
    ["no answer", hangs],
    ["an answer that stalls midway", stalls],
  ])("%s is a TimeoutError after one attempt", async (_, responder) => {
    const server = await loopbackServer(responder);
    const { client, names } = observed(server, { timeout: 100 });
    const startedAt = performance.now();
    await expect(client.governance.ingest(event)).rejects.toMatchObject({ name: "TimeoutError", timeoutMs: 100 });
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    expect(server.requests).toHaveLength(1);
    expect(names()).toEqual(["TimeoutError"]);
  });

  test("a fetch that ignores its signal is still timed out", async () => {
    const client = new MastGuardClient({ apiKey, timeout: 50, fetch: () => new Promise<Response>(() => undefined) });
    await expect(client.governance.ingest(event)).rejects.toMatchObject({ name: "TimeoutError" });
  });

  test("the caller's abort ends the call with the caller's reason, in flight and between attempts", async () => {
    const hanging = await loopbackServer(hangs);
    const inFlight = new AbortController();
    const first = observed(hanging).client.governance.ingest(event, { signal: inFlight.signal });
    setTimeout(() => inFlight.abort(new Error("changed my mind")), 50);
    await expect(first).rejects.toThrow("changed my mind");

    const failing = await loopbackServer(unavailable);
    const between = new AbortController();
    const { client } = observed(failing, { retryDelay: 60_000, onError: () => between.abort(new Error("enough")) });
    await expect(client.governance.ingest(event, { signal: between.signal })).rejects.toThrow("enough");
    expect(failing.requests).toHaveLength(1);
  });

  test("an onError that throws changes nothing", async () => {
    const server = await loopbackServer(unavailable, ok);
    const onError = () => {
      throw new Error("logger broke");
    };
    const { client } = observed(server, { onError });
    expect((await client.governance.ingest(event)).decision).toBe("ALLOW");
  });
});
