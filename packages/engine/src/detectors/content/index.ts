import type { TextDetector, TextObservation } from "../../detection/detector";
import { CATEGORIES, type CategoryId } from "./categories";
import { HARMFUL_CONTENT } from "./content-type";
import { hashOn, lexicon, mayBeWord } from "./lexicon";
import { PHRASES } from "./phrases";

/** Texts longer than this are read up to here: the length of a long book chapter. */
const LENGTH_MAX = 65_536;

/** Words of a category further apart than this, in code units, do not add up. */
const NEARBY = 400;

/** What speaks for a category, and where. */
interface Evidence {
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
}

/** A category's words in one neighbourhood. */
interface Sum {
  readonly words: Set<string>;
  readonly start: number;
  end: number;
  sum: number;
}

/** Sees slurs, abuse, threats and explicit words. It reads words, not intent. */
export const contentDetector: TextDetector = {
  id: "content",
  kind: "text",
  types: [HARMFUL_CONTENT],
  triggers: { words: [...lexicon().keys()] },
  inspect: ({ text }) => {
    const found = new Map<CategoryId, Evidence>();
    const read = text.length > LENGTH_MAX ? text.slice(0, LENGTH_MAX) : text;
    addPhrases(read, addWords(read, found), found);
    return [...found].map(observation);
  },
};

/** Adds up the weights of nearby words; from a sum of 1 a category is found. @returns bits of the phrases to look for. */
function addWords(text: string, found: Map<CategoryId, Evidence>): number {
  const entries = lexicon();
  const sums = new Map<CategoryId, Sum>();
  let phrases = 0;
  let start = 0;
  let hash = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const unit = at < text.length ? lowerUnit(text.charCodeAt(at)) : 0;
    if (unit !== 0) {
      hash = hashOn(hash, unit);
      continue;
    }
    if (at - start >= 2 && at - start <= 20 && mayBeWord(hash)) {
      const word = text.slice(start, at).toLowerCase();
      const entry = entries.get(word);
      if (entry !== undefined) {
        phrases |= entry.phrases;
        for (const [category, weight] of entry.weights) {
          const evidence = added(sums, category, weight, word, start, at);
          if (evidence !== null) take(found, category, evidence);
        }
      }
    }
    start = at + 1;
    hash = 0;
  }
  return phrases;
}

function added(
  sums: Map<CategoryId, Sum>,
  category: CategoryId,
  weight: number,
  word: string,
  start: number,
  end: number,
): Evidence | null {
  const before = sums.get(category);
  const sum =
    before !== undefined && start - before.end <= NEARBY ? before : { words: new Set<string>(), start, end, sum: 0 };
  sum.end = end;
  if (!sum.words.has(word)) {
    sum.words.add(word);
    sum.sum += weight;
  }
  sums.set(category, sum);
  return sum.sum < 1 ? null : { start: sum.start, end, confidence: Math.min(0.85, 0.4 + 0.15 * sum.sum) };
}

function addPhrases(text: string, phrases: number, found: Map<CategoryId, Evidence>): void {
  for (let index = 0; index < PHRASES.length; index += 1) {
    const phrase = PHRASES[index];
    if (phrase === undefined || (phrases & (1 << index)) === 0) continue;
    phrase.form.lastIndex = 0;
    const match = phrase.form.exec(text);
    if (match === null) continue;
    take(found, phrase.category, {
      start: match.index,
      end: match.index + match[0].length,
      confidence: phrase.confidence,
    });
  }
}

/** Keeps the surest place, of equals the first. */
function take(found: Map<CategoryId, Evidence>, category: CategoryId, evidence: Evidence): void {
  const known = found.get(category);
  if (known === undefined || evidence.confidence > known.confidence) found.set(category, evidence);
}

function observation([rule, { start, end, confidence }]: readonly [CategoryId, Evidence]): TextObservation {
  return { type: HARMFUL_CONTENT.type, rule, severity: CATEGORIES[rule].severity, confidence, span: { start, end } };
}

/** ASCII letters and digits, as the triggers read words, letters in lower case; 0 for any other unit. */
function lowerUnit(unit: number): number {
  if (unit >= 48 && unit <= 57) return unit;
  const lower = unit | 32;
  return lower >= 97 && lower <= 122 ? lower : 0;
}
