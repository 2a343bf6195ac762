import type { DecisionAnswer } from "./schemas";

/** An answer that is on disk. */
export interface Decided {
  readonly answer: DecisionAnswer;
  /** True when an earlier request with the same Idempotency-Key caused it. */
  readonly isReplayed: boolean;
}
