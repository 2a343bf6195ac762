import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  ConflictError,
  ForbiddenError,
  GoneError,
  MethodNotAllowedError,
  NotFoundError,
  PayloadTooLargeError,
  RateLimitedError,
  UnauthenticatedError,
  UnavailableError,
  ValidationError,
} from "@/server/errors";
import type { Answer, Call } from "./call";
import { Reply } from "./reply";
import { resource } from "./resource";
import { route } from "./route";

const echo = route({
  auth: "none",
  params: z.object({ id: z.string().regex(/^x/) }),
  query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  body: z.strictObject({
    agentId: z.string().min(1).max(200),
    kind: z.enum(["A", "B"]),
    payload: z.record(z.string(), z.unknown()),
    items: z.array(z.object({ amount: z.number() })).optional(),
  }),
  response: z.object({ agentId: z.string(), limit: z.number(), id: z.string() }),
  idempotency: "optional",
  handler: async ({ body, query, params, idempotencyKey }) => ({
    ...params,
    ...query,
    agentId: body.agentId,
    secret: "no",
    idempotencyKey,
  }),
});
const VALID = { agentId: "bot", kind: "A", payload: {} };

function call({
  body,
  headers,
  query = "",
  params = { id: "x1" },
}: {
  body?: unknown;
  headers?: Record<string, string>;
  query?: string;
  params?: Call["params"];
} = {}): Call {
  const given: Record<string, string> = { "content-type": "application/json", ...headers };
  const text = typeof body === "string" ? body : JSON.stringify(body ?? VALID);
  return {
    method: "POST",
    path: "/echo",
    params,
    query,
    body: Buffer.from(text),
    peer: "127.0.0.1",
    signal: new AbortController().signal,
    header: (name) => given[name],
  };
}
function read({ body }: Answer) {
  if (typeof body !== "string") throw new Error("a stream");
  return JSON.parse(body);
}
const failing = (error: Error) =>
  route({
    auth: "none",
    response: z.object({}),
    handler: async () => {
      throw error;
    },
  });

describe("route", () => {
  it("answers with the envelope and one request id in header and meta", async () => {
    const answer = await echo.answer(call({ query: "limit=7" }));
    const body = read(answer);
    expect(answer.status).toBe(200);
    expect(body).toMatchObject({ success: true, data: { agentId: "bot", limit: 7, id: "x1" }, error: null });
    expect(body.meta.requestId).toMatch(/^req_[0-9a-z]{26}$/);
    expect(answer.headers["x-request-id"]).toBe(body.meta.requestId);
    expect(body.meta.timestamp).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it("lets no field out that the response schema does not name", async () => {
    expect(Object.keys(read(await echo.answer(call())).data).sort()).toEqual(["agentId", "id", "limit"]);
  });

  it.each([
    ["a missing field", { body: { ...VALID, agentId: undefined } }, "agentId", "is required"],
    ["a wrong type", { body: { ...VALID, agentId: 7 } }, "agentId", "must be a string, not `7`"],
    [
      "a wrong type deep inside",
      { body: { ...VALID, items: [{ amount: 1 }, { amount: "1" }] } },
      "items[1].amount",
      "must be a number, not `1`",
    ],
    [
      "a text too long",
      { body: { ...VALID, agentId: "a".repeat(201) } },
      "agentId",
      "must be at most 200 characters long",
    ],
    ["a text too short", { body: { ...VALID, agentId: "" } }, "agentId", "must be at least 1 character long"],
    ["an unknown choice", { body: { ...VALID, kind: "C" } }, "kind", "must be one of `A`, `B`, not `C`"],
    ["an unknown field", { body: { ...VALID, extra: 1 } }, "extra", "is not a known field"],
    ["a list for an object", { body: { ...VALID, payload: [] } }, "payload", "must be an object, not an array"],
    ["no object at all", { body: "[]" }, "body", "must be an object, not an array"],
    ["an empty body", { body: "" }, "body", "is required"],
    ["no JSON", { body: "{" }, "body", "must be JSON"],
    ["a repeated key", { body: '{"agentId":"a","agentId":"b"}' }, "agentId", "appear once"],
    ["another content type", { headers: { "content-type": "text/plain" } }, "Content-Type", "application/json"],
    [
      "another charset",
      { headers: { "content-type": "application/json; charset=latin1" } },
      "Content-Type",
      "application/json",
    ],
    ["a compressed body", { headers: { "content-encoding": "gzip" } }, "Content-Encoding", "identity"],
    ["an unknown query parameter", { query: "limit=1&offset=2" }, "offset", "is not a known query parameter"],
    ["a repeated query parameter", { query: "limit=1&limit=2" }, "limit", "must be given once"],
    ["U+0000 in a query parameter", { query: "limit=5%00" }, "limit", "must not contain U+0000"],
    ["a query parameter out of range", { query: "limit=201" }, "limit", "must be at most 200"],
    ["a bad idempotency key", { headers: { "idempotency-key": "a b" } }, "Idempotency-Key", "visible ASCII"],
  ])("refuses %s with 422 and names it", async (_name, input, path, message) => {
    const answer = await echo.answer(call(input));
    const { error, data, success } = read(answer);
    expect({ status: answer.status, success, data, code: error.code }).toEqual({
      status: 422,
      success: false,
      data: null,
      code: "VALIDATION_FAILED",
    });
    expect(error.details[0]).toMatchObject({ path, message: expect.stringContaining(message) });
    expect(error.message).toBe(`${path}: ${error.details[0].message}`);
  });

  it("accepts a content type with a UTF-8 charset", async () => {
    expect((await echo.answer(call({ headers: { "content-type": "application/json; charset=utf-8" } }))).status).toBe(
      200,
    );
  });

  it("answers a malformed id as if it were not there", async () => {
    const answer = await echo.answer(call({ params: { id: "y" } }));
    expect(answer.status).toBe(404);
    expect(read(answer).error.code).toBe("NOT_FOUND");
  });

  it("refuses a call without a key before it looks at anything else", async () => {
    const guarded = route({ auth: "apiKey", body: z.object({}), response: z.object({}), handler: async () => ({}) });
    const answer = await guarded.answer(call({ body: "{" }));
    expect(answer.status).toBe(401);
    expect(read(answer).error.code).toBe("UNAUTHENTICATED");
  });

  it("tells nothing of a failure nobody foresaw", async () => {
    const answer = await failing(
      new Error("password authentication failed for user postgres", { cause: "hunter2" }),
    ).answer(call());
    expect(answer.status).toBe(500);
    expect(read(answer).error).toEqual({ code: "INTERNAL", message: expect.stringContaining("request id") });
    expect(answer.body).not.toMatch(/password|postgres|hunter2/);
  });

  it("keeps the detail and cause of a foreseen failure to the log", async () => {
    const answer = await failing(
      new ConflictError("The policy changed.", { detail: "row 17", cause: new Error("40001") }),
    ).answer(call());
    expect(answer.status).toBe(409);
    expect(answer.body).toContain("The policy changed.");
    expect(answer.body).not.toMatch(/row 17|40001/);
  });

  it.each([
    [new ValidationError([{ path: "a", message: "is required" }]), 422, "VALIDATION_FAILED"],
    [new UnauthenticatedError(), 401, "UNAUTHENTICATED"],
    [new ForbiddenError("Not yours to change."), 403, "FORBIDDEN"],
    [new NotFoundError(), 404, "NOT_FOUND"],
    [new MethodNotAllowedError(["GET"]), 405, "METHOD_NOT_ALLOWED"],
    [new ConflictError("Moved on."), 409, "CONFLICT"],
    [new GoneError("Expired."), 410, "GONE"],
    [new PayloadTooLargeError(1), 413, "PAYLOAD_TOO_LARGE"],
    [new RateLimitedError("key", "Slow down.", 1), 429, "RATE_LIMITED"],
    [new UnavailableError("Try again."), 503, "UNAVAILABLE"],
  ])("answers each foreseen failure with the status and code of the contract: %s", async (error, status, code) => {
    const answer = await failing(error).answer(call());
    expect(answer.status).toBe(status);
    expect(read(answer)).toMatchObject({ success: false, data: null, error: { code, message: error.publicMessage } });
  });

  it.each([new RateLimitedError("key", "Slow down.", 1.2), new UnavailableError("Try again.", 2)])(
    "says how long to wait in header and body",
    async (error) => {
      const answer = await failing(error).answer(call());
      expect(answer.headers["retry-after"]).toBe("2");
      expect(read(answer).error.retryAfterSeconds).toBe(2);
    },
  );

  it("answers 500 and not the data when a handler breaks its response schema", async () => {
    const broken = route({
      auth: "none",
      response: z.object({ size: z.number().max(1) }),
      handler: async () => ({ size: 2 }),
    });
    expect(read(await broken.answer(call())).error.code).toBe("INTERNAL");
  });

  it("lets a reply set status, headers and list meta, and send raw text", async () => {
    const list = route({
      auth: "none",
      response: z.array(z.string()),
      handler: async () =>
        Reply.data(["a"], { status: 202, headers: { location: "/x" }, meta: { limit: 1, nextCursor: null } }),
    });
    const answer = await list.answer(call());
    expect(answer).toMatchObject({ status: 202, headers: { location: "/x" } });
    expect(read(answer).meta).toMatchObject({ limit: 1, nextCursor: null });
    const note = route({
      auth: "none",
      response: z.never(),
      handler: async () => Reply.raw("note\n", { contentType: "text/plain" }),
    });
    expect(await note.answer(call())).toMatchObject({
      status: 200,
      body: "note\n",
      headers: { "content-type": "text/plain" },
    });
  });

  it("serves Next with the same object, and counts the body there too", async () => {
    const params = Promise.resolve({ id: "x1" });
    const send = (body: string) =>
      echo(
        new Request("http://localhost/echo?limit=3", {
          method: "POST",
          body,
          headers: { "content-type": "application/json" },
        }),
        { params },
      );
    const answer = await send(JSON.stringify(VALID));
    expect(await answer.json()).toMatchObject({ success: true, data: { limit: 3 } });
    const large = await send(`"${"x".repeat(262_143)}"`);
    expect(large.status).toBe(413);
    expect((await large.json()).error).toEqual({
      code: "PAYLOAD_TOO_LARGE",
      message: "The body must be at most 262,144 bytes.",
    });
  });
});

describe("resource", () => {
  const get = route({ auth: "none", response: z.object({}), handler: async () => ({}) });
  const stream = route({
    auth: "none",
    response: z.never(),
    handler: async () =>
      Reply.raw(
        (async function* () {
          yield "never sent";
        })(),
        { contentType: "text/event-stream" },
      ),
  });

  it("answers a wrong verb with 405, the envelope and Allow", async () => {
    const answer = await resource({ GET: get }).DELETE.answer(call());
    expect(answer).toMatchObject({ status: 405, headers: { allow: "GET, HEAD, OPTIONS" } });
    expect(read(answer).error.code).toBe("METHOD_NOT_ALLOWED");
  });

  it("tells a caller its verbs and never starts a stream for HEAD", async () => {
    expect(await resource({ POST: echo }).OPTIONS.answer(call())).toMatchObject({
      status: 204,
      headers: { allow: "POST, OPTIONS" },
    });
    expect((await resource({ GET: stream }).HEAD.answer(call())).body).toBe("");
    expect((await resource({ POST: echo }).HEAD.answer(call())).status).toBe(405);
  });
});
