import { HashMasks } from "../../detection/hash-masks";
import type { CategoryId } from "./categories";
import { PHRASES } from "./phrases";
import { WORDS } from "./word-weights";

/** What one word says. */
interface LexiconEntry {
  /** By category, how much the word says for it. */
  readonly weights: readonly (readonly [category: CategoryId, weight: number])[];
  /** Bit i: phrase i may be near. */
  readonly phrases: number;
}

let entries: ReadonlyMap<string, LexiconEntry> | null = null;

/** The words worth a look, lower case; made at first use. */
export function lexicon(): ReadonlyMap<string, LexiconEntry> {
  entries ??= build();
  return entries;
}

let hashes: HashMasks | null = null;

/** Whether a word of this hash, grown by `hashOn` from 0, may be in the lexicon: almost never when none is. */
export function mayBeWord(hash: number): boolean {
  hashes ??= hashesOf(lexicon().keys());
  return hashes.get(hash) !== 0;
}

/** The hash of a word with one more unit. */
export function hashOn(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0;
}

function hashesOf(words: Iterable<string>): HashMasks {
  const masks = new HashMasks();
  for (const word of words) {
    let hash = 0;
    for (let at = 0; at < word.length; at += 1) hash = hashOn(hash, word.charCodeAt(at));
    masks.add(hash, 1);
  }
  return masks;
}

function build(): ReadonlyMap<string, LexiconEntry> {
  const built = new Map<string, { weights: [CategoryId, number][]; phrases: number }>();
  const entryOf = (word: string) => {
    const entry = built.get(word) ?? { weights: [], phrases: 0 };
    built.set(word, entry);
    return entry;
  };
  for (const [category, weight, words] of WORDS) {
    for (const word of words.split(" ")) entryOf(word).weights.push([category, weight]);
  }
  PHRASES.forEach(({ words }, index) => {
    for (const word of words) entryOf(word).phrases |= 1 << index;
  });
  return built;
}
