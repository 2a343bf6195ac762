import { ALPHABETS, type Alphabet, bitsOf } from "./alphabet";

/**
 * Where runs of an alphabet end in one text. The last run of each alphabet is remembered, so that asking from many places
 * of the same run reads it once: all rules together stay linear in the text however often they ask.
 */
export class Runs {
  readonly #text: string;
  /** Alphabet, start and end of each remembered run. */
  readonly #known: { mask: number; start: number; end: number }[] = [];

  #longFrom = 0;
  #longAt = -1;

  constructor(text: string) {
    this.#text = text;
  }

  /** The index after the run of `alphabet` that starts at `from`; `from` itself when there is none. */
  end(alphabet: Alphabet, from: number): number {
    const mask = ALPHABETS[alphabet];
    const known = this.#runOf(mask);
    if (from >= known.start && from < known.end) return known.end;
    let end = from;
    while (end < this.#text.length && (bitsOf(this.#text.charCodeAt(end)) & mask) !== 0) end++;
    known.start = from;
    known.end = end;
    return end;
  }

  /** Where the next run of token characters of at least `LONG_RUN` starts, at `from` or behind it; `Infinity` when none does. */
  nextLong(from: number): number {
    if (from >= this.#longFrom && from <= this.#longAt) return this.#longAt;
    let at = from;
    while (at < this.#text.length) {
      const end = this.end("token", at);
      if (end - at >= LONG_RUN) break;
      at = end + 1;
    }
    this.#longFrom = from;
    this.#longAt = at < this.#text.length ? at : Number.POSITIVE_INFINITY;
    return this.#longAt;
  }

  #runOf(mask: number): { mask: number; start: number; end: number } {
    for (const run of this.#known) if (run.mask === mask) return run;
    const run = { mask, start: 0, end: 0 };
    this.#known.push(run);
    return run;
  }
}

/** Shorter runs hold no credential that needs a name beside it. */
export const LONG_RUN = 14;
