import { z } from "zod";
import type { Permission } from "@/server/auth/permissions";
import { databasePresence } from "@/server/db/client";
import { unavailable } from "@/server/db/unavailable";
import { AppError, ForbiddenError, NotFoundError, RateLimitedError, ValidationError } from "@/server/errors";
import { newId, type RequestId } from "@/server/ids";
import { type Account, rateLimiter } from "@/server/limits";
import { AUTHENTICATE, type Auth, type ContextOf } from "./authenticate-call";
import type { Answer, Call, Mountable } from "./call";
import { type FreshAnswer, failure, success } from "./envelope";
import { JSON_BOUNDS, type JsonBounds } from "./json-text";
import { observeRefusal } from "./metrics";
import { asNextHandler, type NextHandler } from "./next-mount";
import { queryRecord } from "./query-record";
import { Reply } from "./reply";
import { RequestRecord } from "./request-record";
import { parseJsonBody } from "./scan-json";
import { plainWords, validationError } from "./zod-problems";

/** Bytes a body may hold unless the route says otherwise (docs/limits.md). */
export const BODY_LIMIT = 262_144;

interface Definition<
  A extends Auth,
  P extends z.ZodType,
  Q extends z.ZodObject,
  B extends z.ZodType,
  R extends z.ZodType,
> {
  /** Stated on every route; there is no default. */
  readonly auth: A;
  /** What the credential must allow; 403 without it. A route for everybody cannot ask for one. */
  readonly permission?: A extends "none" ? never : Permission;
  /** Path parameters; one that does not parse answers 404, like an id that is not there. */
  readonly params?: P;
  /** Query parameters; unknown and repeated ones are refused. Without a schema there are none. */
  readonly query?: Q;
  /** The JSON body, already scanned (`parseJsonBody`). Without a schema a body is ignored. */
  readonly body?: B;
  /** What the caller may see: a `z.object` drops every field it does not name. `z.never()` for raw replies only. */
  readonly response: R;
  /** Most bytes of the body; 413 above. */
  readonly bodyLimit?: number;
  /** How much structure the body may have; 422 above. */
  readonly jsonBounds?: JsonBounds;
  /** Status of plain results. */
  readonly status?: number;
  /** Reads `Idempotency-Key` and hands it to the handler. */
  readonly idempotency?: "optional";
  /** How many requests a body stands for in the rate limits; one unless given. */
  readonly cost?: (body: z.output<B>) => number;
  /** Thousands of calls a second: successes are logged at debug only. */
  readonly hot?: boolean;
  readonly handler: (input: {
    readonly ctx: ContextOf[A];
    readonly params: z.output<P>;
    readonly query: z.output<Q>;
    readonly body: z.output<B>;
    readonly idempotencyKey: string | null;
    readonly call: Call;
  }) => Promise<z.input<R> | Reply<z.input<R>>>;
}

/** A route: Next calls it as a function, the front door through `answer`. */
export type Route = NextHandler & Mountable;

const Nothing = z.object({});

/**
 * One definition of a REST operation, served by Next and by bare `node:http` alike: authenticates, parses, calls the
 * handler, checks what leaves, turns every error into the envelope once, and writes one log line.
 *
 * Order of refusals: 401, 429, 403, 404 (path), 422 (query, header, body), then whatever the use case says.
 */
export function route<
  A extends Auth,
  R extends z.ZodType,
  P extends z.ZodType = typeof Nothing,
  Q extends z.ZodObject = typeof Nothing,
  B extends z.ZodType = z.ZodUndefined,
>(definition: Definition<A, P, Q, B, R>): Route {
  const {
    auth,
    permission,
    params,
    body,
    response,
    handler,
    bodyLimit = BODY_LIMIT,
    jsonBounds = JSON_BOUNDS,
    status = 200,
    hot = false,
    cost,
  } = definition;
  const known = new Set(Object.keys(definition.query?.shape ?? {}));
  const authenticate: (typeof AUTHENTICATE)[A] = AUTHENTICATE[auth];
  const keyed = definition.idempotency !== undefined;

  async function run(call: Call, requestId: RequestId, record: RequestRecord): Promise<FreshAnswer> {
    const ctx = await authenticate(call, requestId);
    record.of(ctx);
    const account = accountOf(ctx);
    record.account = account;
    if (account) await rateLimiter().take(account, 1);
    requirePermission(ctx, permission);
    const input = {
      ctx,
      params: parsed(params, call.params, () => new NotFoundError()),
      query: parsed(definition.query, queryRecord(call.query, known), (error) => validationError(error, "query")),
      idempotencyKey: keyed ? idempotencyKey(call) : null,
      body: parsed(body, body === undefined ? undefined : readJson(call, jsonBounds), validationError),
      call,
    };
    const more = cost ? cost(input.body) - 1 : 0;
    if (account && more > 0) await rateLimiter().take(account, more);
    const result = await handler(input);
    const reply = result instanceof Reply ? result.content : { kind: "data" as const, data: result };
    const headers = reply.headers;
    if (reply.kind === "data")
      return success(response.parse(reply.data), {
        status: reply.status ?? status,
        requestId,
        headers,
        meta: reply.meta,
      });
    return {
      status: reply.status ?? status,
      headers: {
        "content-type": reply.contentType,
        "cache-control": "no-store",
        "x-request-id": requestId,
        ...headers,
      },
      body: reply.body,
    };
  }

  async function answer(call: Call): Promise<Answer> {
    const requestId = newId("req");
    const record = new RequestRecord(call, requestId, hot);
    try {
      const work = () => run(call, requestId, record);
      const answered = await (auth === "none" ? work() : databasePresence().wait(work));
      record.account?.describe(answered.headers, 1, performance.now());
      record.answered(answered.status);
      return answered;
    } catch (error) {
      const answered = failure(error instanceof AppError ? error : unavailable(error), requestId);
      const wait = error instanceof RateLimitedError ? error.retryAfterSeconds : 1;
      record.account?.describe(answered.headers, wait, performance.now());
      observeRefusal(error);
      record.failed(answered.status, error);
      return answered;
    }
  }
  return asNextHandler({ answer, bodyLimit });
}

/** Who is counted: every key and its organization. */
function accountOf(ctx: ContextOf[Auth]): Account | null {
  if (!("actor" in ctx) || ctx.actor.type !== "api_key") return null;
  return rateLimiter().accountOf(ctx.organizationId, ctx.actor.id);
}

function requirePermission(ctx: ContextOf[Auth], permission: Permission | undefined): void {
  if (permission !== undefined && "permissions" in ctx && !ctx.permissions.has(permission))
    throw new ForbiddenError(`This key's scopes do not include the permission \`${permission}\`.`);
}

/** The schema's value, or what the caller is told. Without a schema there is nothing to hand over. */
function parsed<S extends z.ZodType>(
  schema: S | undefined,
  value: unknown,
  refusal: (error: z.ZodError) => AppError,
): z.output<S> {
  const result = (schema ?? NoSchema).safeParse(value, { error: plainWords });
  if (!result.success) throw refusal(result.error);
  return result.data as z.output<S>; // the default of S is what NoSchema yields
}
const NoSchema = z.unknown().transform(() => undefined);

const JSON_TYPE = /^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i;

function readJson(call: Call, bounds: JsonBounds): unknown {
  if (call.body.length === 0) return undefined;
  if (!JSON_TYPE.test(call.header("content-type") ?? ""))
    throw new ValidationError([{ path: "Content-Type", message: "must be `application/json`" }]);
  const encoding = call.header("content-encoding") ?? "identity";
  if (encoding !== "identity") throw new ValidationError([{ path: "Content-Encoding", message: "must be `identity`" }]);
  return parseJsonBody(call.body, bounds);
}

/** 1–255 visible ASCII characters; scoped to the credential by whoever stores it. */
function idempotencyKey(call: Call): string | null {
  const key = call.header("idempotency-key");
  if (key === undefined) return null;
  if (!/^[\x21-\x7e]{1,255}$/.test(key))
    throw new ValidationError([{ path: "Idempotency-Key", message: "must be 1 to 255 visible ASCII characters" }]);
  return key;
}
