import { ConceptTable, HASH_START, HASH_STEP, RUN_MAX, STEM_MAX } from "./concepts";
import {
  EXCLAMATION,
  FULL_STOP,
  foldTables,
  kindOfWide,
  NEWLINE,
  QUESTION,
  QUOTE,
  SINGLE,
  SKIPPED,
  SPACE,
  TABLE_SIZE,
  WORD,
} from "./fold";

import { IS_CAPITALS, SegmentFeatures } from "./segment-features";

export { BUCKETS, WORD_BITS } from "./segment-features";

/** A word counts two, a letter of a script without spaces one. */
const WORD_UNITS = 2;
/** A segment ends here at the latest, and at a quote, a colon or a bracket from `SOFT_UNITS` on. */
const UNITS_MAX = 48;
const SOFT_UNITS = 16;

const NUMBER = 0x2f0b4a27;
const LONG_WORD = 0x6d2b79f5;
const LONG_LETTERS = 30;
const STEM_LETTERS = 5;

/**
 * Splits a text into segments: a sentence, a line, a value; 24 words at most. One pass, nothing allocated per segment. What
 * a segment says is for `SegmentFeatures`.
 */
export class Segments {
  /** UTF-16 offsets of the present segment, and its length in units. */
  start = 0;
  end = 0;
  units = 0;
  /** Whether the text begins like JSON, mark-up or a table. */
  isStructured = false;

  readonly #tables = foldTables();
  readonly #table = new ConceptTable();
  readonly #features = new SegmentFeatures(this.#table);
  readonly #stems = new Int32Array(STEM_MAX);
  /** The hashes of the last one, two, … letters of an unspaced script. */
  readonly #run = new Int32Array(RUN_MAX);
  #runLength = 0;
  #text = "";
  #at = 0;
  #separator = NEWLINE;

  /** The features of the present segment, indices below `BUCKETS`; the first `count` are valid. */
  get features(): Int32Array {
    return this.#features.features;
  }

  get count(): number {
    return this.#features.count;
  }

  /** Starts over with a text. */
  open(text: string): void {
    this.#text = text;
    this.isStructured = startsStructured(text);
    this.#features.open(this.isStructured);
    this.#at = 0;
    this.#separator = NEWLINE;
    this.#runLength = 0;
  }

  /** Moves to the next segment; false when there is none. */
  next(): boolean {
    const text = this.#text;
    const kinds = this.#tables.kinds;
    this.units = 0;
    this.#features.begin();
    while (this.#at < text.length) {
      let unit = text.charCodeAt(this.#at);
      // Most of what stands between words.
      if (unit === 32) {
        if (this.#separator < SPACE) this.#separator = SPACE;
        this.#runLength = 0;
        this.#at += 1;
        continue;
      }
      if (unit >= 0xff01 && unit <= 0xff5e) unit -= 0xfee0;
      const kind = unit < TABLE_SIZE ? (kinds[unit] ?? SPACE) : kindOfWide(unit);
      if (kind === WORD || kind === SINGLE) {
        if (this.units === 0) {
          this.start = this.#at;
        } else if (this.#separator > SPACE && (this.#separator >= FULL_STOP || this.units >= SOFT_UNITS)) {
          this.#features.close(this.#separator === QUESTION);
          return true;
        } else if (this.units >= UNITS_MAX) {
          this.#features.close(false);
          return true;
        }
        if (this.#separator > SPACE) this.#boundary();
        this.#separator = SKIPPED;
        if (kind === WORD) this.#word();
        else this.#single(unit);
        this.end = this.#at;
      } else {
        if (kind > this.#separator && (kind !== FULL_STOP || this.#endsSentence())) this.#separator = kind;
        if (kind !== SKIPPED) this.#runLength = 0;
        this.#at += 1;
      }
    }
    if (this.units === 0) return false;
    const isAsked = this.#separator === QUESTION;
    if (this.#separator > SPACE) this.#boundary();
    this.#features.close(isAsked);
    return true;
  }

  /** A full stop ends a sentence unless a letter or digit follows at once. */
  #endsSentence(): boolean {
    if (this.#at + 1 >= this.#text.length) return true;
    const next = this.#text.charCodeAt(this.#at + 1);
    if (next >= TABLE_SIZE) return true;
    return this.#tables.kinds[next] !== WORD;
  }

  /** What stood between the word before and the one at hand counts as a word of its own. */
  #boundary(): void {
    const opens = this.#separator >= QUOTE && this.#separator !== EXCLAMATION;
    this.#features.boundary(Math.imul(this.#separator, 0x61c88647), opens);
  }

  #word(): void {
    const text = this.#text;
    const { kinds, letters } = this.#tables;
    const stems = this.#stems;
    let hash = HASH_START;
    let length = 0;
    let digits = 0;
    let capitals = 0;
    let at = this.#at;
    for (; at < text.length; at += 1) {
      let unit = text.charCodeAt(at);
      if (unit < 97 || unit > 122) {
        if (unit === 32) break;
        if (unit >= 65 && unit <= 90) {
          // A new word within a camel-cased one.
          if (length > 0 && isSmall(text.charCodeAt(at - 1))) break;
          capitals += 1;
          unit += 32;
        } else if (unit >= 48 && unit <= 57) {
          digits += 1;
        } else {
          if (unit >= 0xff01 && unit <= 0xff5e) unit -= 0xfee0;
          const kind = unit < TABLE_SIZE ? kinds[unit] : kindOfWide(unit);
          if (kind === SKIPPED) continue;
          if (kind !== WORD) break;
          if (unit < TABLE_SIZE) unit = letters[unit] ?? 0;
        }
      }
      hash = Math.imul(hash ^ unit, HASH_STEP);
      if (length < STEM_MAX) stems[length] = hash;
      length += 1;
    }
    this.#at = at;
    this.units += WORD_UNITS;
    let opening = 0;
    let marks = 0;
    if (digits === length) hash = NUMBER ^ Math.min(length, 5);
    else if (length > LONG_LETTERS) hash = LONG_WORD;
    else {
      const concept = this.#table.ofWord(hash) || this.#table.ofStem(stems, length);
      if (concept !== 0) this.#features.concept(concept);
      if (length > STEM_LETTERS) opening = stems[STEM_LETTERS - 1] ?? 0;
      if (capitals >= 3 && capitals === length) marks = IS_CAPITALS;
    }
    this.#features.word(hash, opening, marks);
  }

  #single(unit: number): void {
    const run = this.#run;
    const letter = unit < TABLE_SIZE ? (this.#tables.letters[unit] ?? 0) : unit;
    if (this.#runLength < RUN_MAX) this.#runLength += 1;
    // `run[n]` becomes the hash of the last n + 1 letters; the longest word of the lexicon that ends here counts.
    let concept = 0;
    for (let n = this.#runLength - 1; n >= 0; n -= 1) {
      const hash = Math.imul((n === 0 ? HASH_START : (run[n - 1] ?? 0)) ^ letter, HASH_STEP);
      run[n] = hash;
      if (concept === 0) concept = this.#table.ofWord(hash);
    }
    if (concept !== 0) this.#features.concept(concept);
    this.#at += 1;
    this.units += 1;
    const hash = Math.imul(HASH_START ^ unit, HASH_STEP);
    this.#features.word(hash, 0, 0);
  }
}

function isSmall(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

/** Looks at the first characters only. */
function startsStructured(text: string): boolean {
  for (let i = 0; i < Math.min(text.length, 16); i += 1) {
    const unit = text.charCodeAt(i);
    if (unit <= 32 || unit === 34 || unit === 39) continue;
    return unit === 123 || unit === 91 || unit === 60 || unit === 124 || unit === 40;
  }
  return false;
}
