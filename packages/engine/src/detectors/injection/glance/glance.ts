import { leetLetter } from "../../../text/confusables";
import { kindOf, LETTER, UNSPACED } from "../matcher/characters";
import { MARKERS } from "../matcher/words";
import { INTRICATE, wideUnit } from "./wide-units";
import { PREFIX_MAX, PREFIX_MIN, PREFIX_SIGN, type WordIndex } from "./word-index";

/** Signs a text may hold, as bits: what the shapes of attacks are made of. */
export const SIGNS = {
  "<": 1 << 0,
  ">": 1 << 1,
  "[": 1 << 2,
  "{": 1 << 3,
  "#": 1 << 4,
  "|": 1 << 5,
  ":": 1 << 6,
  "!": 1 << 7,
  "/": 1 << 8,
  "@": 1 << 9,
  "?": 1 << 10,
  /** Three of `-`, `=`, `#`, `<` or `*` in a row. */
  rule: 1 << 11,
} as const;

/** Parts single letters that spell a word, as white space does. */
const SPELLS = 1 << 20;
/** Stands for a letter in leetspeak. */
const LEET = 1 << 21;
/** Three of them in a row make a rule. */
const RULES = 1 << 22;
const SIGN_BITS = (1 << 20) - 1;

/** The lower-case form of ASCII letters and the digits; 0 for anything else. */
const WORD_UNITS = new Uint8Array(128);
for (let code = 48; code < 58; code += 1) WORD_UNITS[code] = code;
for (let code = 97; code < 123; code += 1) {
  WORD_UNITS[code] = code;
  WORD_UNITS[code - 32] = code;
}

const SIGN_OF = new Int32Array(128);
for (const [sign, bit] of Object.entries(SIGNS)) if (sign.length === 1) SIGN_OF[sign.charCodeAt(0)] = bit;
for (const [bit, signs] of [
  [SPELLS, " \t\n\r._*-"],
  [LEET, "@$!|"],
  [RULES, "-=#<*"],
] as const) {
  for (const sign of signs) SIGN_OF[sign.charCodeAt(0)] = (SIGN_OF[sign.charCodeAt(0)] ?? 0) | bit;
}

/** What a unit of a word in leetspeak reads as; 0 for units that end one. */
const LEET_UNITS = new Uint8Array(128);
for (let code = 0; code < 128; code += 1) {
  const lower = String.fromCharCode(code).toLowerCase();
  if (/[a-z013457@$!|]/.test(lower)) LEET_UNITS[code] = (leetLetter(lower) ?? lower).charCodeAt(0);
}
const LEET_WORD_MAX = 24;
const LEET_WORD_MIN = 4;
const LEET_LETTERS_MIN = 3;
const SPELLED_MIN = 4;

const EMAIL_BIT = 1 << MARKERS.indexOf("EMAIL");
const NUMBER_BIT = 1 << MARKERS.indexOf("NUMBER");

/**
 * One cheap pass over a text that tells which rules may hold in it at all, so that hardly any is tried on ordinary texts.
 * It may be wrong in one direction only: a class, sign or disguise that is there is never missed. Holds the last text's.
 */
export class Glance {
  /** Classes whose words the text may hold, as a set of `WordIndex.width` numbers. */
  readonly seen: Int32Array;
  /** Those, and the ones its words belong to when digits and signs in them are read as letters. */
  readonly seenUnmasked: Int32Array;
  /** Bits of `SIGNS`. */
  signs = 0;
  /** A word of the index is written with digits or signs for letters, or letters stand one by one. */
  isMasked = false;
  /** Letters stand one by one. */
  isSpelled = false;
  /** Letters above U+007F: the index knows no such words. */
  isForeign = false;

  readonly #index: WordIndex;
  /** Up to where leetspeak has been looked at. */
  #leetTo = 0;

  constructor(index: WordIndex) {
    this.#index = index;
    this.seen = new Int32Array(index.width);
    this.seenUnmasked = new Int32Array(index.width);
  }

  /**
   * Looks at a folded text, or at one as it is: false when it has to be folded first. Linear, allocates nothing.
   */
  look(text: string, isFolded: boolean): boolean {
    const { seen } = this;
    const index = this.#index;
    seen.fill(0);
    this.isForeign = false;
    this.isMasked = false;
    this.#leetTo = 0;
    let signs = 0;
    let hash = 0;
    let length = 0;
    // Letters have the bit 64, digits have not.
    let all = 64;
    let any = 0;
    let openLengths = 0;
    let hasNumber = false;
    let singles = 0;
    let isSpelled = false;
    let inRow = 0;
    let previous = 0;
    const size = text.length;
    for (let at = 0; at <= size; at += 1) {
      const code = at < size ? text.charCodeAt(at) : 32;
      const lower = code < 128 ? (WORD_UNITS[code] as number) : wideUnit(code);
      if (lower > INTRICATE) {
        hash = (Math.imul(hash, 31) + lower) | 0;
        length += 1;
        all &= lower;
        any |= lower;
        if (length === PREFIX_MIN) openLengths = index.openLengths(hash);
        if (openLengths !== 0 && length <= PREFIX_MAX && (openLengths & (1 << length)) !== 0) {
          index.addTo(seen, hash ^ PREFIX_SIGN);
        }
        continue;
      }
      if (lower === INTRICATE) {
        if (!isFolded) return false;
        if ((kindOf(code) & (LETTER | UNSPACED)) !== 0) this.isForeign = true;
      }
      const sign = code < 128 ? (SIGN_OF[code] as number) : 0;
      if (length > 0) {
        if (index.mayKnow(hash)) index.addTo(seen, hash);
        if (all < 64) {
          hasNumber = true;
          if (any >= 64) this.#leet(text, at - 1);
        }
        if (length > 1 || all < 64) singles = 0;
        else {
          singles += 1;
          if (singles >= SPELLED_MIN) isSpelled = true;
        }
        hash = 0;
        length = 0;
        all = 64;
        any = 0;
        openLengths = 0;
      }
      if (code === 32) {
        previous = code;
        continue;
      }
      signs |= sign;
      // A line break written out: its letter does not belong to the word behind it.
      if (code === 0x5c && isLetterOfBreak(text.charCodeAt(at + 1))) at += 1;
      if ((sign & SPELLS) === 0) singles = 0;
      if ((sign & LEET) !== 0) this.#leet(text, at);
      if ((sign & RULES) !== 0) {
        inRow = code === previous ? inRow + 1 : 1;
        if (inRow === 3) signs |= SIGNS.rule;
      }
      previous = code;
    }
    this.signs = signs & SIGN_BITS;
    if (hasNumber) seen[0] = (seen[0] ?? 0) | NUMBER_BIT;
    if ((signs & SIGNS["@"]) !== 0) seen[0] = (seen[0] ?? 0) | EMAIL_BIT;
    this.isSpelled = isSpelled;
    if (this.isMasked) seen.forEach(this.#alsoUnmasked);
    this.isMasked ||= isSpelled;
    return true;
  }

  readonly #alsoUnmasked = (bits: number, at: number): void => {
    this.seenUnmasked[at] = (this.seenUnmasked[at] ?? 0) | bits;
  };

  /** Notes the classes of the word around a unit when digits and signs are read as letters. */
  #leet(text: string, around: number): void {
    if (around < this.#leetTo) return;
    let start = around;
    while (start > 0 && around - start <= LEET_WORD_MAX && leetUnit(text, start - 1) !== 0) start -= 1;
    let end = around + 1;
    while (end - around <= LEET_WORD_MAX && leetUnit(text, end) !== 0) end += 1;
    this.#leetTo = end;
    if (end - start < LEET_WORD_MIN || end - start > LEET_WORD_MAX) return;
    // Signs at the end are what they are.
    while (end > start && (text.charCodeAt(end - 1) === 0x21 || text.charCodeAt(end - 1) === 0x7c)) end -= 1;
    let letters = 0;
    for (let at = start; at < end; at += 1) if (isLetter(text.charCodeAt(at))) letters += 1;
    if (letters < LEET_LETTERS_MIN || letters === end - start) return;
    if (!this.isMasked) this.seenUnmasked.fill(0);
    let hash = 0;
    for (let at = start; at < end; at += 1) {
      hash = (Math.imul(hash, 31) + leetUnit(text, at)) | 0;
      const length = at - start + 1;
      if (length >= PREFIX_MIN && length <= PREFIX_MAX && this.#index.addTo(this.seenUnmasked, hash ^ PREFIX_SIGN))
        this.isMasked = true;
    }
    if (this.#index.addTo(this.seenUnmasked, hash)) this.isMasked = true;
  }
}

function leetUnit(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (LEET_UNITS[code] as number) : 0;
}

function isLetterOfBreak(code: number): boolean {
  const lower = code | 32;
  return lower === 0x6e || lower === 0x72 || lower === 0x74;
}

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}
