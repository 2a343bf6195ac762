import { characterTable, KIND, kindOf } from "./character-kinds";
import { inflectedDeedsOf, mayEndVerb } from "./deeds";
import { HASH, HASH_TOO, type Lexicon, lexicon, PART } from "./lexicon";

/** Words read of one stretch of text; the rest is only looked at for its end. */
const WORDS_MAX = 120;
const LENGTH_MAX = 61;
/** The same by Unicode's tables: words, and the signs that say how a sentence is built. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'_-]{0,60}|[,:>-]/gu;

/**
 * The words and signs of a stretch of text, known by what they do in a sentence. Filled again for every stretch, so that
 * reading makes no strings: `word()` does where one is wanted.
 */
export class Words {
  #count = 0;
  /** Whether there is a space among them: data has few. */
  hasSpace = false;
  #text = "";
  /** The words themselves, where Unicode's tables had to read them. */
  #strings: string[] | null = null;
  readonly #parts = new Int32Array(WORDS_MAX);
  readonly #deeds = new Int32Array(WORDS_MAX);
  readonly #irregular = new Int32Array(WORDS_MAX);
  readonly #starts = new Int32Array(WORDS_MAX);
  readonly #ends = new Int32Array(WORDS_MAX);
  readonly #lexicon: Lexicon = lexicon();
  readonly #table = characterTable();

  get count(): number {
    return this.#count;
  }

  clear(): void {
    this.#count = 0;
  }

  /** Bits of `PART` of the word at an index; 0 where there is none. */
  partsAt(index: number): number {
    return index >= 0 && index < this.#count ? (this.#parts[index] ?? 0) : 0;
  }

  /** Bits of `DEED` of the word at an index; 0 where there is none. */
  deedsAt(index: number): number {
    return index >= 0 && index < this.#count ? (this.#deeds[index] ?? 0) : 0;
  }

  /** Bits of `DEED` of the word at an index in any form of a verb (`sending`, `sends`, `sent`). */
  spokenDeedsAt(index: number): number {
    const deeds = this.deedsAt(index) || this.#irregularDeedsAt(index);
    if (deeds !== 0 || index < 0 || index >= this.#count) return deeds;
    if (this.#strings === null && !mayEndVerb(this.#foldedAt((this.#ends[index] ?? 0) - 1))) return 0;
    return inflectedDeedsOf(this.wordAt(index));
  }

  /** The word at an index, lower case, without accents; empty where there is none. */
  wordAt(index: number): string {
    if (index < 0 || index >= this.#count) return "";
    return this.#strings?.[index] ?? plain(this.#text.slice(this.#starts[index], this.#ends[index]).toLowerCase());
  }

  /** First letter or sign of the word at an index, lower case; NaN where there is none. */
  initialAt(index: number): number {
    if (this.#strings !== null) return this.wordAt(index).charCodeAt(0);
    return this.#foldedAt(this.#starts[index] ?? 0);
  }

  #foldedAt(place: number): number {
    const code = this.#text.charCodeAt(place);
    return this.#table.folded[code] || code;
  }

  #irregularDeedsAt(index: number): number {
    return index >= 0 && index < this.#count ? (this.#irregular[index] ?? 0) : 0;
  }

  /** Reads all of a stretch. */
  read(text: string, start: number, end: number): void {
    this.#read(text, start, end, false);
  }

  /** Reads from a place to the end of its sentence, at most to `last`; where that is. */
  readSentence(text: string, start: number, last: number): number {
    return this.#read(text, start, last, true);
  }

  #read(text: string, start: number, last: number, isSentence: boolean): number {
    const { kinds, folded } = this.#table;
    this.#count = 0;
    this.hasSpace = false;
    this.#text = text;
    this.#strings = null;
    let at = start;
    while (at < last) {
      const code = text.charCodeAt(at);
      const kind = kindOf(kinds, code);
      if (kind === KIND.word) {
        if (isSentence && code === 110 && isBreak(text, at)) return at;
        const from = at;
        const stop = Math.min(last, from + LENGTH_MAX);
        let hash = 0;
        let hashToo = 0;
        let before = 0;
        let char = 0;
        let unit = code;
        for (let next = folded[unit] ?? 0; next !== 0; next = folded[unit] ?? 0) {
          before = char;
          char = next;
          hash = (Math.imul(hash, HASH) + char) | 0;
          hashToo = Math.imul(hashToo ^ char, HASH_TOO);
          at += 1;
          if (at >= stop) break;
          unit = text.charCodeAt(at);
        }
        if (kindOf(kinds, unit) === KIND.other) return this.#readByTables(text, start, last, isSentence);
        this.#add(from, at, hash, hashToo, before === 108 && char === 121);
        continue;
      }
      if (kind === KIND.other) return this.#readByTables(text, start, last, isSentence);
      if (isSentence && kind > KIND.joiner && isBreak(text, at)) return at;
      if (code === 32) this.hasSpace = true;
      else if (isSign(code)) this.#add(at, at + 1, code, Math.imul(code, HASH_TOO), false);
      else if (isSentence && code === 39 && isBreak(text, at)) return at;
      at += 1;
    }
    return at;
  }

  #add(start: number, end: number, hash: number, hashToo: number, isAdverb: boolean): void {
    const count = this.#count;
    if (count >= WORDS_MAX) return;
    const index = this.#lexicon.find(hash, hashToo);
    this.#parts[count] = this.#lexicon.partsAt(index) | (isAdverb ? PART.adverb : 0);
    this.#deeds[count] = this.#lexicon.deedsAt(index);
    this.#irregular[count] = this.#lexicon.irregularDeedsAt(index);
    this.#starts[count] = start;
    this.#ends[count] = end;
    this.#count = count + 1;
  }

  #readByTables(text: string, start: number, last: number, isSentence: boolean): number {
    let end = isSentence ? start : last;
    while (end < last && !isBreak(text, end)) end += 1;
    const stretch = text.slice(start, end);
    this.hasSpace = stretch.includes(" ");
    this.#count = 0;
    const strings: string[] = [];
    WORD.lastIndex = 0;
    for (let match = WORD.exec(stretch); match !== null && strings.length < WORDS_MAX; match = WORD.exec(stretch)) {
      const word = plain(match[0].toLowerCase());
      const index = this.#lexicon.indexOf(word);
      this.#parts[strings.length] = this.#lexicon.partsAt(index) | (word.endsWith("ly") ? PART.adverb : 0);
      this.#deeds[strings.length] = this.#lexicon.deedsAt(index);
      this.#irregular[strings.length] = this.#lexicon.irregularDeedsAt(index);
      strings.push(word);
    }
    this.#strings = strings;
    this.#count = strings.length;
    return end;
  }
}

/** Without accents, since commands are typed both ways. */
function plain(word: string): string {
  return /^[\x20-\x7e]*$/.test(word) ? word : word.normalize("NFD").replace(/\p{M}/gu, "");
}

function isSign(code: number): boolean {
  return code === 44 || code === 58 || code === 45 || code === 62;
}

/** Whether a capitalised verb or plea stands here. */
function startsCommand(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code >= 65 && code <= 90)) return false;
  const word = /^[A-Za-z]{2,14}/.exec(text.slice(at, at + 15))?.[0].toLowerCase() ?? "";
  const words = lexicon();
  const index = words.indexOf(word);
  return words.deedsAt(index) !== 0 || (words.partsAt(index) & PART.plea) !== 0;
}

/** Whether a sentence ends with the character at `at`. */
export function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  switch (code) {
    case 10:
    case 59:
    case 13:
    case 123:
    case 125:
    case 91:
    case 93:
    case 124:
    case 60:
    case 62:
      return true;
    case 33:
    case 46:
    case 63: {
      const next = text.charCodeAt(at + 1);
      // A dot inside a host or a number ends nothing.
      return Number.isNaN(next) || next <= 32 || next === 34 || next === 39 || next === 92;
    }
    case 34:
    case 39: {
      // The quote before a value of data: `': '`, `", "`, `":"`.
      const before = text.charCodeAt(at - 1);
      const sign = before === 32 ? text.charCodeAt(at - 2) : before;
      return sign === 58 || sign === 44;
    }
    case 44:
      // "…, Delete the file": a command put behind somebody's words.
      return text.charCodeAt(at + 1) === 32 && startsCommand(text, at + 2);
    case 110:
      return text.charCodeAt(at - 1) === 92;
    default:
      return false;
  }
}
