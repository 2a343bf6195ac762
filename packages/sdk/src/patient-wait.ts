import type { DecisionState } from "./decision-state";
import { RateLimitError, ServerError } from "./errors/http-errors";
import { MastGuardError } from "./errors/mastguard-error";
import type { Governance, WaitOptions } from "./governance";
import { sleep } from "./retry";

export const WAIT_DEFAULT_MS = 900_000;
const PAUSE_MS = 1_000;

/**
 * `waitForDecision` through outages: a person may take longer than a server that restarts, and asking again changes nothing. All waits
 * share one time; an outage that lasts beyond it is thrown.
 */
export function patientWait(
  { waitForDecision }: Pick<Governance, "waitForDecision">,
  { timeoutMs = WAIT_DEFAULT_MS, signal }: WaitOptions,
): (traceId: string) => Promise<DecisionState> {
  const until = Date.now() + timeoutMs;
  return async (traceId) => {
    for (;;) {
      const left = Math.max(0, until - Date.now());
      try {
        return await waitForDecision(traceId, { timeoutMs: left, ...(signal !== undefined && { signal }) });
      } catch (error) {
        const pauseMs = pauseAfter(error);
        if (pauseMs === null || Date.now() + pauseMs > until) throw error;
        await sleep(pauseMs, signal);
      }
    }
  };
}

/** Milliseconds; `null` when asking again would not help. */
function pauseAfter(error: unknown): number | null {
  if (!(error instanceof MastGuardError) || !error.isRetryable) return null;
  const asked = error instanceof RateLimitError || error instanceof ServerError ? error.retryAfterSeconds : null;
  return Math.max(PAUSE_MS, (asked ?? 0) * 1_000);
}
