import type { Action } from "./action";
import type { Finding } from "./finding";
import type { SessionState } from "./session";

/**
 * Something that looks at an action and reports what it sees. Pure, synchronous and linear in the size of the action.
 * A detector enters the registry with its measured score beside it, not before.
 */
export interface Detector {
  readonly id: string;
  /** `"not_assessable"` when the evidence it needs is absent: that is not the same as having found nothing. */
  detect(action: Action, session: SessionState | null, nowMs: number): readonly Finding[] | "not_assessable";
}

/** The detectors every decision runs. None has a published score yet, so there are none. */
export const DETECTORS: readonly Detector[] = [];
