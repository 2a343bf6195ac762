import { MastGuardError } from "./mastguard-error";

/** The connection failed before a whole answer arrived. */
export class NetworkError extends MastGuardError {
  static override readonly brand = "NetworkError";

  constructor(cause: unknown) {
    super("The connection to MastGuard failed before a whole answer arrived", {
      code: "NETWORK",
      isRetryable: true,
      cause,
    });
  }
}

/** One attempt, reading the answer included, took longer than the `timeout` option. The client does not retry it. */
export class TimeoutError extends MastGuardError {
  static override readonly brand = "TimeoutError";
  readonly timeoutMs: number;

  constructor(timeoutMs: number) {
    super(`MastGuard did not answer within ${timeoutMs} ms`, { code: "TIMEOUT", isRetryable: true });
    this.timeoutMs = timeoutMs;
  }
}

/**
 * A success status came with a body that is not the promised answer: a proxy's page, a redirect, a missing field, an
 * unknown decision. Never treated as a decision.
 */
export class InvalidResponseError extends MastGuardError {
  static override readonly brand = "InvalidResponseError";

  constructor(problem: string, options: { status: number; requestId?: string | null; cause?: unknown }) {
    super(`MastGuard's answer was not understood: ${problem}`, { ...options, code: "INVALID_RESPONSE" });
  }
}
