import { perAction } from "../../detection/per-action";
import { NumberingPlans } from "./numbering-plans";

/** Of one kind and one text, more is not looked for: a table of them is one thing to know. */
export const REPORTED_MAX = 100;

/** Candidates of one kind that are taken apart in vain, in all texts of an action together. */
const REJECTED_MAX = 2_000;

/** Code units of an action read around its numbers, some 1,500 places; the words are not read around any further ones. */
const SURROUNDINGS_MAX = 150_000;

/** What a place costs however short its surroundings, in code units. */
const PLACE_COST = 16;

/** Kinds of candidates that cost more than a glance. */
type Candidate = "date" | "email" | "ip" | "phone" | "letters";

/**
 * What the detector may still spend on one action. A body full of almost-numbers costs as much in a thousand texts as in
 * one, so the allowance is the action's. Ordinary actions use a hundredth of it.
 */
export class Effort {
  #plans: NumberingPlans | null = null;
  #surroundings = SURROUNDINGS_MAX;
  readonly #left: Record<Candidate, number> = {
    email: REJECTED_MAX,
    ip: REJECTED_MAX,
    date: 2 * REJECTED_MAX,
    phone: REJECTED_MAX,
    letters: REJECTED_MAX,
  };

  get plans(): NumberingPlans {
    this.#plans ??= new NumberingPlans();
    return this.#plans;
  }

  /** Whether words may still be read around a number. */
  get readsPlaces(): boolean {
    return this.#surroundings > 0;
  }

  readPlace(size: number): void {
    this.#surroundings -= PLACE_COST + size;
  }

  looksFor(candidate: Candidate): boolean {
    return this.#left[candidate] > 0;
  }

  reject(candidate: Candidate): void {
    this.#left[candidate] -= 1;
  }
}

/** The allowance of the action that the evidence is of. */
export const effortOf = perAction(() => new Effort());
