import { MastGuardError, type MastGuardErrorOptions } from "./mastguard-error";

/** 401: the API key is missing, unknown, expired or revoked. */
export class AuthenticationError extends MastGuardError {
  static override readonly brand = "AuthenticationError";
}

/** 403: the API key is valid but lacks the scope this call needs. */
export class AuthorizationError extends MastGuardError {
  static override readonly brand = "AuthorizationError";
}

/** 404: no such resource in the organization of the API key. */
export class NotFoundError extends MastGuardError {
  static override readonly brand = "NotFoundError";
}

/** 409: the state does not permit it, for example one idempotency key with two different events. */
export class ConflictError extends MastGuardError {
  static override readonly brand = "ConflictError";
}

/** 422: the request is malformed; `details` names the fields. */
export class ValidationError extends MastGuardError {
  static override readonly brand = "ValidationError";
}

/** An error that says how long to wait. */
interface RetryHintOptions extends MastGuardErrorOptions {
  /** Seconds to wait before the next attempt; `null` when the answer did not say. */
  readonly retryAfterSeconds: number | null;
}

/** 429: too many requests. */
export class RateLimitError extends MastGuardError {
  static override readonly brand = "RateLimitError";
  /** Seconds to wait before the next attempt; `null` when the answer did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, options: RetryHintOptions) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}

/** 5xx: the service failed. No decision was made that the caller may rely on. */
export class ServerError extends MastGuardError {
  static override readonly brand = "ServerError";
  /** Seconds to wait before the next attempt; `null` when the answer did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(message: string, options: RetryHintOptions) {
    super(message, options);
    this.retryAfterSeconds = options.retryAfterSeconds;
  }
}
