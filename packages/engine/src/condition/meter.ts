import { CONDITION_LIMITS } from "./limits";

/** Thrown inside an evaluation that reached a bound; the evaluation as a whole then errs, whatever caught it. */
export class ConditionLimitError extends Error {
  override readonly name = "ConditionLimitError";
}

/** Counts the work of the conditions of one decision, and stops the condition that takes too much. */
export class Meter {
  #conditionLeft = 0;
  #decisionLeft: number;
  #exceeded: string | null = null;

  constructor(decisionWorkMax: number = CONDITION_LIMITS.decisionWorkMax) {
    this.#decisionLeft = decisionWorkMax;
  }

  /** The bound the current condition ran into. It stays set, so `… || true` cannot hide it. */
  get exceeded(): string | null {
    return this.#exceeded;
  }

  /** Starts the account of one condition. */
  begin(): void {
    this.#conditionLeft = CONDITION_LIMITS.conditionWorkMax;
    this.#exceeded = null;
  }

  /** Takes `units` of work from both accounts; throws when either is empty. */
  charge(units: number): void {
    this.#conditionLeft -= units;
    this.#decisionLeft -= units;
    if (this.#conditionLeft < 0) this.stop("the condition needs more work than one condition may take");
    if (this.#decisionLeft < 0) this.stop("the conditions of this decision need more work than one decision may take");
  }

  /** Ends the current condition at a bound. */
  stop(message: string): never {
    this.#exceeded ??= message;
    throw new ConditionLimitError(message);
  }
}
