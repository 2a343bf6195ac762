import type { RE2JS } from "re2js";

/** Enough for every pattern a person writes that does not count; 100 more states are one more kilobyte or two. */
const STATES_MAX = 256;
/** Bounds the search itself: about 20 ms, once, when a condition is saved. */
const STEPS_MAX = 20_000;

const UNANCHORED = 0;

/**
 * Whether the deterministic automaton of a pattern is small: then a search is one table look-up per character. Counted
 * repetition after an open start (`a.{30}b`) can make it exponentially large; the library then simulates the pattern,
 * still in linear time but some two hundred times slower.
 *
 * The library builds states as texts need them and has no way to ask, so this drives its automaton through every class
 * of characters. Anything unexpected in there counts as large, which only makes searches dearer.
 */
export function hasSmallAutomaton(pattern: RE2JS): boolean {
  try {
    return explore(read(read(pattern, "re2Input"), "dfa"));
  } catch {
    return false;
  }
}

function explore(automaton: object): boolean {
  if (Reflect.get(automaton, "failed") !== false) return false;
  const bounds: unknown = Reflect.get(automaton, "classBounds");
  if (!(bounds instanceof Int32Array)) return false;
  // A class is named by its first character; class 0 starts at U+0000.
  const runes = [0, ...bounds];
  const startAt: unknown = Reflect.get(read(automaton, "prog"), "start");
  const states = new Set<unknown>();
  // The flags a text can start with: beginning of text and line, beginning of line, after a word, none.
  for (const flag of [5, 1, 512, 0]) states.add(call(automaton, "makeState", [[startAt], flag, []]));
  let steps = 0;
  for (const state of states) {
    for (const [index, rune] of runes.entries()) {
      steps += 1;
      if (states.size > STATES_MAX || steps > STEPS_MAX) return false;
      const next = call(automaton, "step", [state, index, rune, UNANCHORED]);
      if (next === null) return false;
      states.add(next);
    }
  }
  return true;
}

function read(owner: object, key: string): object {
  const value: unknown = Reflect.get(owner, key);
  if (typeof value !== "object" || value === null) throw new TypeError(`The pattern has no ${key}`);
  return value;
}

function call(owner: object, method: string, parameters: readonly unknown[]): unknown {
  return Reflect.apply(Reflect.get(owner, method), owner, parameters);
}
