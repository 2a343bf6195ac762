/** Every code a caller can meet in `error.code`. Transports turn them into their own words. */
export type ErrorCode =
  | "VALIDATION_FAILED"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "METHOD_NOT_ALLOWED"
  | "CONFLICT"
  | "GONE"
  | "PAYLOAD_TOO_LARGE"
  | "RATE_LIMITED"
  | "INTERNAL"
  | "UNAVAILABLE";

/** One thing wrong with what the caller sent: where (`payload.items[3].amount`) and what would be right. */
export interface FieldProblem {
  readonly path: string;
  readonly message: string;
}

interface Hidden {
  readonly detail?: string;
  readonly cause?: unknown;
}

/** A failure we foresaw. `publicMessage` reaches the caller; `detail` (as `message`) and `cause` reach only our logs. */
export abstract class AppError extends Error {
  abstract readonly code: ErrorCode;
  readonly publicMessage: string;

  constructor(publicMessage: string, { detail, cause }: Hidden = {}) {
    super(detail ?? publicMessage, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.publicMessage = publicMessage;
  }
}

/** The request is understood and wrong. `details` holds at least one problem; the first one is the message. */
export class ValidationError extends AppError {
  readonly code = "VALIDATION_FAILED";
  readonly details: readonly FieldProblem[];

  constructor(details: readonly [FieldProblem, ...FieldProblem[]], hidden?: Hidden) {
    const [first] = details;
    super(`${first.path}: ${first.message}`, hidden);
    this.details = details;
  }
}

/** No credential, or none we know. One message for both: which of them it was helps only a guesser. */
export class UnauthenticatedError extends AppError {
  readonly code = "UNAUTHENTICATED";

  constructor(publicMessage = "Send a valid API key in the `X-API-Key` header.", hidden?: Hidden) {
    super(publicMessage, hidden);
  }
}

/** The caller is known and may not do this. Use NotFoundError when they may not even know that it exists. */
export class ForbiddenError extends AppError {
  readonly code = "FORBIDDEN";
}

/** Missing, malformed or another organization's: the three are indistinguishable to the caller. */
export class NotFoundError extends AppError {
  readonly code = "NOT_FOUND";

  constructor(publicMessage = "There is nothing here by that name.", hidden?: Hidden) {
    super(publicMessage, hidden);
  }
}

/** The resource is there but does not answer to this verb; `allow` lists the ones it answers to. */
export class MethodNotAllowedError extends AppError {
  readonly code = "METHOD_NOT_ALLOWED";
  readonly allow: readonly string[];

  constructor(allow: readonly string[], hidden?: Hidden) {
    super(`This resource answers to ${allow.join(", ")}.`, hidden);
    this.allow = allow;
  }
}

/** The state moved on: a stale version, a terminal task, an idempotency key used for another body. */
export class ConflictError extends AppError {
  readonly code = "CONFLICT";
}

/** It was here and has expired for good. */
export class GoneError extends AppError {
  readonly code = "GONE";
}

/** The body is larger than the route accepts. */
export class PayloadTooLargeError extends AppError {
  readonly code = "PAYLOAD_TOO_LARGE";

  /** @param limit the most bytes this route accepts. */
  constructor(limit: number, hidden?: Hidden) {
    super(`The body must be at most ${limit.toLocaleString("en-US")} bytes.`, hidden);
  }
}

/** What a caller may do only so much of (docs/limits.md). Refusals are counted by it, so it is nobody's name. */
export type CallerLimit =
  | "key"
  | "organization"
  | "unknown_keys"
  | "client_bodies"
  | "client_streams"
  | "organization_streams"
  | "channel_tests"
  | "review_links"
  | "sign_in";

/** The caller went over a limit and may try again after `retryAfterSeconds` (whole seconds, at least 1). */
export class RateLimitedError extends AppError {
  readonly code = "RATE_LIMITED";
  readonly limit: CallerLimit;
  readonly retryAfterSeconds: number;

  constructor(limit: CallerLimit, publicMessage: string, retryAfterSeconds: number, hidden?: Hidden) {
    super(publicMessage, hidden);
    this.limit = limit;
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterSeconds));
  }
}

/**
 * We cannot answer now, and nothing was allowed: try again after `retryAfterSeconds` (whole seconds, at least 1). Nothing was changed
 * either, unless the message says that this is not known (ADR 0012).
 */
export class UnavailableError extends AppError {
  readonly code = "UNAVAILABLE";
  readonly retryAfterSeconds: number;

  constructor(publicMessage: string, retryAfterSeconds = 1, hidden?: Hidden) {
    super(publicMessage, hidden);
    this.retryAfterSeconds = Math.max(1, Math.ceil(retryAfterSeconds));
  }
}

/** What this node, or one organization on it, holds only so much of. Counted by as {@link CallerLimit}. */
export type Capacity = "waiting" | "waiting_bytes" | "commit_bytes" | "backlog" | "streams";

/** There is no room for the request, and what cannot be done soon is not begun. */
export class OverloadedError extends UnavailableError {
  readonly limit: Capacity;

  constructor(limit: Capacity, publicMessage = "The server is at capacity.", retryAfterSeconds = 1, hidden?: Hidden) {
    super(publicMessage, retryAfterSeconds, hidden);
    this.limit = limit;
  }
}
