import { CONDITION_LIMITS } from "./limits";

/** Thrown inside an evaluation that reached a bound; the evaluation as a whole then errs, whatever caught it. */
class ConditionLimitError extends Error {
  override readonly name = "ConditionLimitError";
}

const CONDITION_SPENT = "the condition needs more work than one condition may take";
const DECISION_SPENT = "the conditions of this decision need more work than one decision may take";

/** Counts the work of the conditions of one decision, and stops the condition that takes too much. */
export class Meter {
  readonly #conditionWorkMax: number;
  readonly #decisionWorkMax: number;
  #conditionSpent = 0;
  #decisionSpent = 0;
  #exceeded: string | null = null;

  constructor({
    conditionWorkMax,
    decisionWorkMax,
  }: { readonly conditionWorkMax: number; readonly decisionWorkMax: number } = CONDITION_LIMITS) {
    this.#conditionWorkMax = conditionWorkMax;
    this.#decisionWorkMax = decisionWorkMax;
  }

  /** The bound the current condition ran into. It stays set, so `… || true` cannot hide it. */
  get exceeded(): string | null {
    return this.#exceeded;
  }

  /** Units of work all conditions have taken so far. */
  get spent(): number {
    return this.#decisionSpent;
  }

  /** Starts the account of one condition; when earlier ones left nothing, it is exceeded at once. */
  begin(): void {
    this.#conditionSpent = 0;
    this.#exceeded = this.#decisionSpent > this.#decisionWorkMax ? DECISION_SPENT : null;
  }

  /** Takes `units` of work from both accounts; throws when either is empty. */
  charge(units: number): void {
    this.record(units);
    if (this.#exceeded !== null) this.stop(this.#exceeded);
  }

  /** Takes `units` for work that is already done, without throwing. */
  record(units: number): void {
    this.#conditionSpent += units;
    this.#decisionSpent += units;
    if (this.#conditionSpent > this.#conditionWorkMax) this.#exceeded ??= CONDITION_SPENT;
    else if (this.#decisionSpent > this.#decisionWorkMax) this.#exceeded ??= DECISION_SPENT;
  }

  /** Ends the current condition at a bound. */
  stop(message: string): never {
    this.#exceeded ??= message;
    throw new ConditionLimitError(message);
  }
}
