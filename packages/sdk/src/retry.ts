import { RateLimitError, ServerError } from "./errors/http-errors";
import { NetworkError } from "./errors/local-errors";

/** A wait the service asks for beyond this is the caller's to plan: the error is thrown with `retryAfterSeconds`. */
const RETRY_AFTER_MAX_SECONDS = 60;
const BACKOFF_MAX_MS = 30_000;

/**
 * Milliseconds to wait before the next attempt, or `null` when the error must not be retried.
 *
 * 429, 5xx and network errors are retried. The wait doubles with each attempt, at most 30 s, and is spread over its
 * upper half so that many clients do not return at once; it is never shorter than what the service asked for.
 * @param attempts how many attempts have failed so far, from 1
 */
export function retryDelayMs(error: unknown, attempts: number, baseMs: number): number | null {
  const isRetried = error instanceof RateLimitError || error instanceof ServerError || error instanceof NetworkError;
  if (!isRetried) return null;
  const askedSeconds = error instanceof NetworkError ? 0 : (error.retryAfterSeconds ?? 0);
  if (askedSeconds > RETRY_AFTER_MAX_SECONDS) return null;
  const backoffMs = Math.min(baseMs * 2 ** (attempts - 1), BACKOFF_MAX_MS);
  return Math.max(backoffMs * (0.5 + Math.random() / 2), askedSeconds * 1_000);
}

/** Waits; rejects with the signal's reason as soon as it is aborted. */
export async function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const onAbort = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, ms);
    signal?.addEventListener("abort", onAbort, { once: true });
  });
}
