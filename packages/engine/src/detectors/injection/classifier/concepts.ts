import { foldTables, kindOfWide, SINGLE, TABLE_SIZE, WORD } from "./fold";
import { LEXICON } from "./lexicon";
import { TOPICS } from "./topics";

/** FNV-1a, the 32-bit offset and prime (draft-eastlake-fnv). */
export const HASH_START = 0x811c9dc5 | 0;
export const HASH_STEP = 0x01000193;

/** Stems are looked up at this many letters and fewer. */
export const STEM_MAX = 12;
const OPENING_LETTERS = 4;
const OPENINGS = 1 << 12;
/** Stems of fewer letters are looked for by their first two. */
const SHORT_LETTERS = 2;

/** What a run of unspaced letters is looked up at: this many letters, and fewer, down to one. */
export const RUN_MAX = 8;

const STEM_MARK = 0x5bd1e995;
const SLOTS = 1 << 14;

/** Lists of words no text is without: they say how the others belong together, and little alone. */
const GRAMMAR: ReadonlySet<string> = new Set([
  "instead",
  "now",
  "you",
  "me",
  "all",
  "not",
  "please",
  "fresh",
  "sequence",
  "ask",
]);

/** Concepts are numbered from 1 and fit in six bits. */
const CONCEPTS_MAX = 64;

/** What a segment's concepts must come to before it is looked at more closely. */
export const TELLING = 2;

/**
 * Words to concepts: 0 is none, others count from 1 in the order of the lists. Keys are 32-bit hashes; two words of the
 * lexicon with one hash would make the second unreachable, and a foreign word that shares a hash is counted as the word.
 */
export class ConceptTable {
  /** How much each concept tells: `TELLING` by itself, or half of it. */
  readonly tells = new Uint8Array(CONCEPTS_MAX);
  /** 1 for concepts of the lists of grammar. */
  readonly isGrammar = new Uint8Array(CONCEPTS_MAX);

  readonly #keys = new Int32Array(SLOTS);
  readonly #concepts = new Uint8Array(SLOTS);
  /** One bit per 16-bit hash: most words are in no list and leave here. */
  readonly #seen = new Uint32Array(1 << 11);
  /** One bit per 16-bit hash of the first four letters of a stem, and per 12-bit hash of the first two of a shorter one. */
  readonly #openings = new Uint32Array(1 << 11);
  readonly #shortOpenings = new Uint32Array(1 << 7);
  /** By the hash of the first four letters: bit n is set when a stem of n letters begins so. */
  readonly #stemLengths = new Uint16Array(OPENINGS);

  constructor() {
    let concept = 0;
    for (const [name, lines] of [...Object.entries(TOPICS), ...Object.entries(LEXICON)]) {
      concept += 1;
      this.isGrammar[concept] = GRAMMAR.has(name) ? 1 : 0;
      this.tells[concept] = GRAMMAR.has(name) || (name in TOPICS && name !== "coding") ? 1 : TELLING;

      for (const line of lines) for (const word of line.split(" ")) if (word !== "") this.#add(word, concept);
    }
  }

  /** The concept of a whole word, given its hash. */
  ofWord(hash: number): number {
    return hasBit(this.#seen, hash & 0xffff) ? this.#find(hash) : 0;
  }

  /**
   * The concept of the longest stem among the hashes of a word's first letters, `hashes[n - 1]` being that of n letters.
   * A word whose first letters begin no stem leaves at once.
   */
  ofStem(hashes: Int32Array, letters: number): number {
    if (letters < SHORT_LETTERS) return 0;
    if (letters >= OPENING_LETTERS) {
      const fourth = hashes[OPENING_LETTERS - 1] ?? 0;
      if (hasBit(this.#openings, fourth & 0xffff)) {
        const concept = this.#ofLongStem(hashes, letters, fourth);
        if (concept !== 0) return concept;
      }
    }
    const second = hashes[SHORT_LETTERS - 1] ?? 0;
    if (!hasBit(this.#shortOpenings, second & 0xfff)) return 0;
    const third = letters > SHORT_LETTERS ? this.ofWord((hashes[SHORT_LETTERS] ?? 0) ^ STEM_MARK) : 0;
    return third === 0 ? this.ofWord(second ^ STEM_MARK) : third;
  }

  #ofLongStem(hashes: Int32Array, letters: number, fourth: number): number {
    let lengths = this.#stemLengths[fourth & (OPENINGS - 1)] ?? 0;
    lengths &= (1 << (Math.min(letters, STEM_MAX) + 1)) - 1;
    while (lengths !== 0) {
      const length = 31 - Math.clz32(lengths);
      const concept = this.ofWord((hashes[length - 1] ?? 0) ^ STEM_MARK);
      if (concept !== 0) return concept;
      lengths ^= 1 << length;
    }
    return 0;
  }

  #add(written: string, concept: number): void {
    const isStem = written.endsWith("*");
    const letters = lettersOf(isStem ? written.slice(0, -1) : written);
    const hash = hashOf(letters);
    this.#put(isStem ? hash ^ STEM_MARK : hash, concept);
    if (!isStem) return;
    if (letters.length < OPENING_LETTERS) {
      setBit(this.#shortOpenings, hashOf(letters.slice(0, SHORT_LETTERS)) & 0xfff);
      return;
    }
    const fourth = hashOf(letters.slice(0, OPENING_LETTERS));
    setBit(this.#openings, fourth & 0xffff);
    const opening = fourth & (OPENINGS - 1);
    this.#stemLengths[opening] = (this.#stemLengths[opening] ?? 0) | (1 << letters.length);
  }

  #put(hash: number, concept: number): void {
    let slot = hash & (SLOTS - 1);
    while (this.#concepts[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
    if (this.#concepts[slot] !== 0) return;
    this.#keys[slot] = hash;
    this.#concepts[slot] = concept;
    setBit(this.#seen, hash & 0xffff);
  }

  #find(hash: number): number {
    let slot = hash & (SLOTS - 1);
    for (;;) {
      const concept = this.#concepts[slot] ?? 0;
      if (concept === 0 || this.#keys[slot] === hash) return concept;
      slot = (slot + 1) & (SLOTS - 1);
    }
  }
}

/** The letters of a word as the segmenter folds them, case and accents gone. */
function lettersOf(word: string): number[] {
  const { kinds, letters } = foldTables();
  const units = Array.from({ length: word.length }, (_, index) => word.charCodeAt(index));
  return units
    .filter((unit) => {
      const kind = unit < TABLE_SIZE ? kinds[unit] : kindOfWide(unit);
      return kind === WORD || kind === SINGLE;
    })
    .map((unit) => (unit < TABLE_SIZE ? (letters[unit] ?? 0) : unit));
}

function hasBit(bits: Uint32Array, at: number): boolean {
  return ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

function setBit(bits: Uint32Array, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

function hashOf(letters: readonly number[]): number {
  return letters.reduce((hash, letter) => Math.imul(hash ^ letter, HASH_STEP), HASH_START);
}
