import { type Clue, clueIndex, cluesWithin } from "./clue-words";
import { unitAt } from "./code-units";
import type { Effort } from "./effort";

/** Code units looked at before and after a number for a word that says what it is. */
const BEFORE = 64;
const AFTER = 20;

/** What a word behind a number is further away than one before it, so that `phone: 1, fax: 2` reads as people read it. */
const AFTER_PENALTY = 12;

/** How much nearer a word of another kind must be to take a number away: `passport id number` has two in a row. */
const RIVAL_LEAD = 12;

/** Distance, in code units, of the nearest word of each clue; `Infinity` where there is none. */
export type ClueDistances = Readonly<Record<Clue, number>>;

/** Where no word is near. */
export const NO_CLUES: ClueDistances = {
  phone: Number.POSITIVE_INFINITY,
  contact: Number.POSITIVE_INFINITY,
  place: Number.POSITIVE_INFINITY,
  card: Number.POSITIVE_INFINITY,
  account: Number.POSITIVE_INFINITY,
  iban: Number.POSITIVE_INFINITY,
  ssn: Number.POSITIVE_INFINITY,
  identity: Number.POSITIVE_INFINITY,
  nhs: Number.POSITIVE_INFINITY,
  medical: Number.POSITIVE_INFINITY,
  passport: Number.POSITIVE_INFINITY,
  licence: Number.POSITIVE_INFINITY,
  birth: Number.POSITIVE_INFINITY,
  address: Number.POSITIVE_INFINITY,
  other: Number.POSITIVE_INFINITY,
};

/** What may take a number away from another clue. */
const RIVALS: readonly Clue[] = [
  "phone",
  "card",
  "account",
  "iban",
  "ssn",
  "identity",
  "nhs",
  "medical",
  "passport",
  "licence",
  "birth",
];

/** Small words that may stand between the two of a pair: `permis de conduire`. */
const FILLERS: ReadonlySet<string> = new Set(["de", "di", "da", "du", "do", "of", "del", "la", "the"]);

/** `@`, the last code unit before the letters; digits and most marks of ASCII come before it. */
const LAST_MARK = 0x40;

/** Longer words are no clue. */
const WORD_MAX = 40;

/** A run without blanks with `//`, or with a slash and a hyphen or a dot. */
const PATH = /(?<!\S)(?=\S{0,64}(?:\/\/|\/\S{0,64}[-.]|[-.]\S{0,64}\/))\S{1,64}/g;

/**
 * Reads the words around places of one text. The name of the field the text is the value of counts as standing right
 * before its first words.
 */
export class Surroundings {
  readonly text: string;
  readonly effort: Effort;
  readonly #key: string | null;
  /** No letter stands from the one to before the other. */
  #clearFrom = 0;
  #letterAt = 0;
  #read: Map<number, ClueDistances> | null = null;

  constructor(text: string, key: string | null, effort: Effort) {
    this.text = text;
    this.effort = effort;
    this.#key = key;
  }

  /** The clues around `start`..`end`; none once many places of the action have been read. */
  at(start: number, end: number): ClueDistances {
    const known = this.#read?.get(start);
    if (known !== undefined) return known;
    if (!this.effort.readsPlaces) return NO_CLUES;
    if (!this.hasWordNear(start, end)) return NO_CLUES;
    this.effort.readPlace(Math.min(start, BEFORE) + Math.min(this.text.length - end, AFTER));
    const distances = cluesAround(this.text, start, end, this.#key);
    this.#read ??= new Map();
    this.#read.set(start, distances);
    return distances;
  }

  /** Cheap, in the order of the text: whether a letter is in sight of `start`..`end`, or in it; set too often. */
  hasWordNear(start: number, end: number): boolean {
    if (this.#key !== null && start <= BEFORE / 2) return true;
    return this.#letterFrom(Math.max(0, start - BEFORE)) < end + AFTER;
  }

  /** The first letter at or behind `from`: a pass over the text looks at every code unit once. */
  #letterFrom(from: number): number {
    if (from >= this.#clearFrom && from <= this.#letterAt) return this.#letterAt;
    let at = from;
    while (at < this.text.length && unitAt(this.text, at) <= LAST_MARK) {
      at += 1;
      if (at === this.#clearFrom) at = this.#letterAt;
    }
    this.#clearFrom = from;
    this.#letterAt = at;
    return at;
  }
}

/**
 * Whether a word of the clue is within `within` code units, and neither a word that says it is no number of a person nor
 * one that says it is another kind of number stands nearer.
 */
export function says(distances: ClueDistances, clue: Clue, within = BEFORE): boolean {
  const distance = distances[clue];
  if (distance > within || distances.other < distance) return false;
  return RIVALS.every((rival) => rival === clue || distances[rival] >= distance - RIVAL_LEAD);
}

function cluesAround(text: string, start: number, end: number, key: string | null): ClueDistances {
  const distances: Record<Clue, number> = { ...NO_CLUES };
  if (key !== null && start <= BEFORE / 2) {
    const name = key.slice(0, BEFORE);
    readWords(name, (_wordStart, wordEnd) => start + name.length - wordEnd, distances);
    // Fields are named "text", "message" or "home" for other reasons than telephoning.
    if (!/contact|call/i.test(name)) distances.contact = Number.POSITIVE_INFINITY;
    distances.place = Number.POSITIVE_INFINITY;
  }
  const from = Math.max(0, start - BEFORE);
  const before = withoutPaths(from > 0 ? ` ${text.slice(from, start)}` : text.slice(0, start));
  readWords(before, (_wordStart, wordEnd) => before.length - wordEnd, distances);
  readWords(sameLine(text.slice(end, end + AFTER)), (wordStart) => AFTER_PENALTY + wordStart, distances);
  return distances;
}

/** Words of a web address or a file path say nothing about a number; blanks keep the distances. */
function withoutPaths(window: string): string {
  return window.includes("/") ? window.replace(PATH, (path) => " ".repeat(path.length)) : window;
}

function sameLine(behind: string): string {
  const lineEnd = behind.indexOf("\n");
  return lineEnd < 0 ? behind : behind.slice(0, lineEnd);
}

/** Takes down the words of a window, one by one and in pairs; `distanceOf` says how far from the number one stands. */
function readWords(
  window: string,
  distanceOf: (wordStart: number, wordEnd: number) => number,
  distances: Record<Clue, number>,
): void {
  const index = clueIndex();
  let followers: ReadonlyMap<string, readonly Clue[]> | null = null;
  let previousStart = 0;
  for (let start = 0; start < window.length; ) {
    const end = wordEnd(window, start);
    if (end === start) {
      start += 1;
      continue;
    }
    if (end - start <= WORD_MAX) {
      const word = window.slice(start, end).toLowerCase().replace("’", "'");
      const known = index.get(word);
      const clues = known === undefined ? cluesWithin(word) : known.clues;
      if (clues !== undefined) take(clues, distanceOf(start, end), distances);
      if (!FILLERS.has(word)) {
        if (followers !== null) take(followers.get(word), distanceOf(previousStart, end), distances);
        followers = known?.followers ?? null;
        previousStart = start;
      }
    }
    start = end;
  }
}

function take(clues: readonly Clue[] | undefined, distance: number, distances: Record<Clue, number>): void {
  if (clues === undefined) return;
  for (const clue of clues) if (distance < distances[clue]) distances[clue] = distance;
}

/** End of the word at `start`: letters, an apostrophe within, and no capital behind a small letter (`phoneNumber`). */
function wordEnd(window: string, start: number): number {
  let end = start;
  let wasSmall = false;
  for (; end < window.length; end += 1) {
    const unit = unitAt(window, end);
    const isSmall = unit >= 97 && unit <= 122;
    const isCapital = unit >= 65 && unit <= 90;
    if (isCapital && wasSmall) return end;
    if (!isSmall && !isCapital && !isLetterBeyondAscii(unit) && !isApostrophe(window, end, start)) return end;
    wasSmall = isSmall;
  }
  return end;
}

/** Everything but the punctuation and blanks of Latin-1, general punctuation and CJK punctuation. */
function isLetterBeyondAscii(unit: number): boolean {
  if (unit < 0xaa || (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f)) return false;
  if (unit >= 0xff00 && unit <= 0xff20) return false;
  return unit > 0xbf || unit === 0xaa || unit === 0xba;
}

function isApostrophe(window: string, at: number, wordStart: number): boolean {
  const unit = unitAt(window, at);
  if ((unit !== 0x27 && unit !== 0x2019) || at === wordStart) return false;
  const next = unitAt(window, at + 1);
  return ((next | 32) >= 97 && (next | 32) <= 122) || isLetterBeyondAscii(next);
}
