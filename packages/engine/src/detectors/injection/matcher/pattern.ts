import { WORD_UNITS } from "./characters";

/**
 * A pattern as data. In order: `^ DISMISS ..3 PRIOR|ALL ..2 ORDERS`: slots of word classes, `..n` allows n words
 * in between (none without it), `^` wants the first slot at the beginning of a sentence or value, and `!CLASS` at the
 * front forbids that class within the four words before, `-CLASS` within the match. In any order: `{DISMISS PRIOR ORDERS}~8`, all within 8 words.
 */
export interface CompiledPattern {
  readonly isOrdered: boolean;
  readonly isAnchored: boolean;
  /** Class numbers that must not stand shortly before. */
  readonly forbidden: readonly number[];
  /** Class numbers that must not stand inside. */
  readonly without: readonly number[];
  readonly slots: readonly { readonly classes: readonly number[]; readonly gap: number }[];
  /** Of an unordered pattern, in distance units. */
  readonly window: number;
}

/** Compiles a pattern; an unknown class makes it one that never matches, and `unknown` hears of it. */
export function compilePattern(
  source: string,
  classes: ReadonlyMap<string, number>,
  unknown: (name: string) => void = ignoreName,
): CompiledPattern {
  const numbers = (names: string): number[] =>
    names.split("|").flatMap((name) => {
      const id = classes.get(name);
      if (id === undefined) unknown(name);
      return id === undefined ? [] : [id];
    });
  const parts = source.split(" ").filter((part) => part !== "");
  const forbidden = parts.filter((part) => part.startsWith("!")).flatMap((part) => numbers(part.slice(1)));
  const without = parts.filter((part) => part.startsWith("-")).flatMap((part) => numbers(part.slice(1)));
  const rest = parts.filter((part) => !/^[!-]/.test(part));
  const isAnchored = rest[0] === "^";
  const body = isAnchored ? rest.slice(1) : rest;
  const set = /^\{(.*)\}~(\d+)$/.exec(body.join(" "));
  if (set !== null) {
    const slots = (set[1] ?? "").split(" ").map((names) => ({ classes: numbers(names), gap: 0 }));
    return { isOrdered: false, isAnchored, forbidden, without, slots, window: Number(set[2]) * WORD_UNITS };
  }
  const slots: { classes: number[]; gap: number }[] = [];
  let gap = 0;
  for (const part of body) {
    if (part.startsWith("..")) gap = Number(part.slice(2)) * WORD_UNITS;
    else {
      slots.push({ classes: numbers(part), gap });
      gap = 0;
    }
  }
  return { isOrdered: true, isAnchored, forbidden, without, slots, window: 0 };
}

function ignoreName(): void {}
