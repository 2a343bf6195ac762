import type { RE2JS } from "re2js";

/** Enough for every pattern a person writes that does not count; 100 more states are one more kilobyte or two. */
const STATES_MAX = 256;
/** A step visits the instructions its state stands for; ten of them take as long as the step itself. */
const INSTRUCTIONS_PER_STEP = 10;

const UNANCHORED = 0;

/** What is known of a pattern's automaton, and what finding it out took. */
export interface AutomatonAnalysis {
  readonly isSmall: boolean;
  /** Steps of about 0.4 µs, the same for the same pattern whenever it is analysed. */
  readonly steps: number;
  /** Into how many classes the pattern divides the characters there are; infinite when nobody looked. */
  readonly classes: number;
}

/**
 * Whether the deterministic automaton of a pattern is small: then a search is one table look-up per character. Counted
 * repetition after an open start (`a.{30}b`) can make it exponentially large; the library then simulates the pattern,
 * still in linear time but some hundred times slower.
 *
 * The library builds states as texts need them and has no way to ask, so this drives its automaton through every class
 * of characters. Anything unexpected in there counts as large, which only makes searches dearer. A large automaton is
 * taken away: the library would fill eight megabytes with its states before it gave up.
 *
 * @param stepsMax where to stop looking; an automaton that takes more counts as large.
 */
export function analyseAutomaton(pattern: RE2JS, stepsMax: number): AutomatonAnalysis {
  const analysis = stepsMax > 0 ? analyse(pattern, stepsMax) : unknownWithin(0);
  // Asked for its automaton, the pattern now answers that it has none, and goes on to simulate.
  if (!analysis.isSmall) Reflect.set(read(pattern, "re2Input"), "lazyDFA", { match: () => null });
  return analysis;
}

function analyse(pattern: RE2JS, stepsMax: number): AutomatonAnalysis {
  try {
    return explore(read(read(pattern, "re2Input"), "dfa"), stepsMax);
  } catch {
    return unknownWithin(stepsMax);
  }
}

function unknownWithin(steps: number): AutomatonAnalysis {
  return { isSmall: false, steps, classes: Number.POSITIVE_INFINITY };
}

function explore(automaton: object, stepsMax: number): AutomatonAnalysis {
  const bounds: unknown = Reflect.get(automaton, "classBounds");
  if (Reflect.get(automaton, "failed") !== false || !(bounds instanceof Int32Array)) {
    throw new TypeError("The pattern has no automaton");
  }
  // A class is named by its first character; class 0 starts at U+0000.
  const runes = [0, ...bounds];
  const startAt: unknown = Reflect.get(read(automaton, "prog"), "start");
  const states = new Set<unknown>();
  // The flags a text can start with: beginning of text and line, beginning of line, after a word, none.
  for (const flag of [5, 1, 512, 0]) states.add(call(automaton, "makeState", [[startAt], flag, []]));
  // Finding the classes took about as long as a step for each.
  let steps = runes.length;
  for (const state of states) {
    // A search ends at its first match, so nothing behind one is ever visited.
    if (Reflect.get(Object(state), "isMatch") === true) continue;
    const stepCost = 1 + instructionsOf(state) / INSTRUCTIONS_PER_STEP;
    for (const [index, rune] of runes.entries()) {
      steps += stepCost;
      if (states.size > STATES_MAX || steps > stepsMax) return { isSmall: false, steps, classes: runes.length };
      const next = call(automaton, "step", [state, index, rune, UNANCHORED]);
      if (next === null) return { isSmall: false, steps, classes: runes.length };
      states.add(next);
    }
  }
  return { isSmall: true, steps, classes: runes.length };
}

function instructionsOf(state: unknown): number {
  const instructions: unknown = Reflect.get(Object(state), "nfaStates");
  if (!Array.isArray(instructions)) throw new TypeError("A state has no instructions");
  return instructions.length;
}

function read(owner: object, key: string): object {
  const value: unknown = Reflect.get(owner, key);
  if (typeof value !== "object" || value === null) throw new TypeError(`The pattern has no ${key}`);
  return value;
}

function call(owner: object, method: string, parameters: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(owner, method), owner, parameters);
}
