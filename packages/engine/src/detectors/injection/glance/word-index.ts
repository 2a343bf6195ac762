import { fold } from "../../../text/fold";
import type { Lexicon } from "../matcher/lexicon";
import { MARKERS } from "../matcher/words";
import { rarityOf } from "./common-words";

const MARKS = 1 << 14;
/** A class with one of the words that are commoner than this is in every other text. */
const EVERYWHERE = 9;
/** Open words have at least so many letters, and are looked up at so many at most. */
export const PREFIX_MIN = 3;
export const PREFIX_MAX = 10;

/**
 * Which classes a single word may be part of: every phrase of a lexicon is represented by its rarest run of `a-z` and `0-9`.
 * Who has seen no representative of a class has seen none of its phrases. Phrases without such a run have no representative.
 */
export class WordIndex {
  /** Class sets are this many 32-bit numbers. */
  readonly width: number;
  /** By class: how rare the most frequent of its representatives is. */
  readonly rarities: Int32Array;
  /** By a small hash: 1 when a word of the index may have it. */
  readonly #marks = new Uint8Array(MARKS);
  /** By a small hash of the first three letters: bit n is set when an open word of n letters may begin so. */
  readonly #lengths = new Uint16Array(MARKS);
  #keys = new Int32Array(1 << 10);
  /** By slot of `#keys`: one more than the number of the entry's class set, 0 for none. */
  #entries = new Uint16Array(1 << 10);
  #sets = new Int32Array(1 << 12);
  #size = 0;

  /** `asked` are classes nobody's rules are made of: all their words are kept, however common. */
  constructor(lexicons: readonly Lexicon[], asked: Lexicon, classes: ReadonlyMap<string, number>) {
    this.width = (classes.size + 31) >>> 5;
    this.rarities = new Int32Array(classes.size).fill(0x7fff_ffff);
    const askedIds = new Set(Object.keys(asked).map((name) => classes.get(name)));
    // A word with a digit is in every other text.
    for (const marker of MARKERS) this.rarities[classes.get(marker) ?? 0] = EVERYWHERE;
    for (const [id, words] of wordsByClass([...lexicons, asked], classes)) {
      const rarity = Math.min(...words.map(({ word }) => rarityOf(word)));
      const isAsked = askedIds.has(id);
      this.rarities[id] = isAsked ? EVERYWHERE : rarity;
      if (isAsked || rarity >= EVERYWHERE) for (const word of words) this.#add(word, id);
    }
  }

  /** Whether hardly a text is without a word of a class: such words are not in the index. */
  isEverywhere(id: number): boolean {
    return (this.rarities[id] ?? 0) < EVERYWHERE;
  }

  /** Whether a word with this hash may be known: one look into a small table. */
  mayKnow(hash: number): boolean {
    return this.#marks[markOf(hash)] !== 0;
  }

  /** Bit n is set when what has this hash of its first `PREFIX_MIN` letters may begin with an open word of n letters. */
  openLengths(hash: number): number {
    return this.#lengths[markOf(hash)] as number;
  }

  /** Adds the classes of a word to a set of `width` numbers; false when the word is in none. */
  addTo(seen: Int32Array, hash: number): boolean {
    const keys = this.#keys;
    const entries = this.#entries;
    const last = keys.length - 1;
    let slot = slotOf(hash) & last;
    for (let entry = entries[slot] as number; entry !== 0; entry = entries[slot] as number) {
      if (keys[slot] === hash) {
        const sets = this.#sets;
        const width = this.width;
        const from = (entry - 1) * width;
        for (let at = 0; at < width; at += 1) seen[at] = (seen[at] as number) | (sets[from + at] as number);
        return true;
      }
      slot = (slot + 1) & last;
    }
    return false;
  }

  #add({ word, isOpen }: Representative, id: number): void {
    if (!isOpen) {
      this.#marks[markOf(hashOf(word))] = 1;
      this.#put(hashOf(word), id);
      return;
    }
    const start = word.slice(0, PREFIX_MAX);
    const opening = markOf(hashOf(start.slice(0, PREFIX_MIN)));
    this.#lengths[opening] = (this.#lengths[opening] ?? 0) | (1 << start.length);
    this.#put(hashOf(start) ^ PREFIX_SIGN, id);
  }

  #put(hash: number, id: number): void {
    if (this.#size * 2 >= this.#keys.length) this.#grow();
    const slot = this.#placeOf(hash);
    let entry = this.#entries[slot] ?? 0;
    if (entry === 0) {
      this.#size += 1;
      entry = this.#size;
      this.#keys[slot] = hash;
      this.#entries[slot] = entry;
      if (entry * this.width > this.#sets.length) {
        const larger = new Int32Array(this.#sets.length * 2);
        larger.set(this.#sets);
        this.#sets = larger;
      }
    }
    const at = (entry - 1) * this.width + (id >>> 5);
    this.#sets[at] = (this.#sets[at] ?? 0) | (1 << (id & 31));
  }

  #placeOf(hash: number): number {
    const last = this.#keys.length - 1;
    let slot = slotOf(hash) & last;
    while (this.#entries[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const entries = this.#entries;
    this.#keys = new Int32Array(keys.length * 2);
    this.#entries = new Uint16Array(keys.length * 2);
    keys.forEach((hash, slot) => {
      const entry = entries[slot] ?? 0;
      if (entry === 0) return;
      const place = this.#placeOf(hash);
      this.#keys[place] = hash;
      this.#entries[place] = entry;
    });
  }
}

/** A word that stands for a phrase; `isOpen`: only its beginning is known. */
interface Representative {
  readonly word: string;
  readonly isOpen: boolean;
}

/** @throws RangeError when an open word is too short to be found by its beginning. */
function wordsByClass(
  lexicons: readonly Lexicon[],
  classes: ReadonlyMap<string, number>,
): ReadonlyMap<number, readonly Representative[]> {
  const found = new Map<number, Representative[]>();
  for (const lexicon of lexicons) {
    for (const [name, phrases] of Object.entries(lexicon)) {
      const id = classes.get(name) ?? 0;
      const words = phrases.split(",").flatMap((phrase) => representativeOf(phrase.trim()) ?? []);
      found.set(id, [...(found.get(id) ?? []), ...words]);
    }
  }
  return found;
}

/** The rarest run of letters and digits of a phrase, the longest of equally rare ones; `null` when it has none. */
function representativeOf(phrase: string): Representative | null {
  const isOpen = phrase.endsWith("*");
  const runs = fold(isOpen ? phrase.slice(0, -1) : phrase).text.match(/[a-z0-9]+/g) ?? [];
  const [word] = [...runs].sort((one, other) => rarityOf(other) - rarityOf(one) || other.length - one.length);
  if (word === undefined) return null;
  if (!isOpen || word !== runs.at(-1)) return { word, isOpen: false };
  if (word.length < PREFIX_MIN) throw new RangeError(`\`${phrase}\` begins with too little to be found by`);
  return { word, isOpen: true };
}

/** Added to the hash of a beginning, so that it is not taken for a whole word. */
export const PREFIX_SIGN = 0x5bd1_e995;

/** The hash of a word of `a-z` and `0-9`: 31 times that of all but the last unit, plus that unit. */
function hashOf(word: string): number {
  let hash = 0;
  for (let at = 0; at < word.length; at += 1) hash = (Math.imul(hash, 31) + word.charCodeAt(at)) | 0;
  return hash;
}

function markOf(hash: number): number {
  return Math.imul(hash, 0x9e37_79b1) >>> 18;
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x85eb_ca6b) >>> 11;
}
