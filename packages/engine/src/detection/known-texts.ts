import type { Scan } from "./scan";
import type { TextOrigin } from "./text-evidence";

/** Longer texts are rarely the same again. In UTF-16 code units. */
const LENGTH_MAX = 65_536;
/** Units of all texts of one generation; two generations are kept. */
const UNITS_MAX = 131_072;
/** What keeping a text costs beside its units. */
const ENTRY_COST = 512;
/** A longer key is no name: under it a text is read anew. */
const KEY_MAX = 64;
/** Texts seen once that are recognized when they come again. */
const ONCE_SLOTS = 4_096;
/** Places one text is known in; in a further one it is read anew. */
const PLACES_MAX = 4;

/** What looking at a text gave, in a place where it came before. */
interface KnownPlace {
  readonly origin: TextOrigin;
  readonly key: string | null;
  /** Bit i: text detector i looked, at nothing but the text, and saw nothing. */
  quiet: number;
}

/** What is known of one text. */
export class KnownText implements Scan {
  readonly #places: KnownPlace[] = [];

  constructor(
    readonly features: number,
    readonly detectors: number,
  ) {}

  /** The detectors that need not look at the text again where it stands. */
  quietAt(origin: TextOrigin, key: string | null): number {
    for (const place of this.#places) if (place.origin === origin && place.key === key) return place.quiet;
    return 0;
  }

  /** Notes that detectors saw nothing, looking at the text, its origin and its key alone. */
  addQuiet(origin: TextOrigin, key: string | null, detectors: number): void {
    if (key !== null && key.length > KEY_MAX) return;
    for (const place of this.#places) {
      if (place.origin !== origin || place.key !== key) continue;
      place.quiet |= detectors;
      return;
    }
    if (this.#places.length < PLACES_MAX) this.#places.push({ origin, key, quiet: detectors });
  }
}

/**
 * The texts an organization's agents say again and again: an agent sends its task and its conversation with every step. A
 * text is kept from its second time on, so what is said once is never held; what any detector saw something in is read anew
 * every time. Bounded: the older of two generations goes when the newer is full.
 *
 * INVARIANT: a decision is the same with and without it.
 */
export class KnownTexts {
  #newer = new Map<string, KnownText>();
  #older = new Map<string, KnownText>();
  #units = 0;
  /** By a small hash, another hash of the text that was seen last. */
  readonly #once = new Int32Array(ONCE_SLOTS);

  find(text: string): KnownText | undefined {
    if (!isKept(text)) return undefined;
    const known = this.#newer.get(text);
    if (known !== undefined) return known;
    const older = this.#older.get(text);
    if (older !== undefined) this.#keep(text, older);
    return older;
  }

  /** Notes a text that was not known; its record when it has come before. */
  meet(text: string, { features, detectors }: Scan): KnownText | null {
    if (!isKept(text) || !this.#hasComeBefore(text)) return null;
    const known = new KnownText(features, detectors);
    this.#keep(text, known);
    return known;
  }

  #keep(text: string, known: KnownText): void {
    this.#newer.set(text, known);
    this.#units += text.length + ENTRY_COST;
    if (this.#units <= UNITS_MAX) return;
    this.#older = this.#newer;
    this.#newer = new Map();
    this.#units = 0;
  }

  #hasComeBefore(text: string): boolean {
    const hash = sampleHash(text);
    const slot = Math.imul(hash, 0x9e37_79b1) >>> 20;
    if (this.#once[slot] === hash) return true;
    this.#once[slot] = hash;
    return false;
  }
}

function isKept({ length }: string): boolean {
  return length <= LENGTH_MAX;
}

/** A hash of the length and some 24 units: texts that share it are only taken for known ones too early. */
function sampleHash(text: string): number {
  const { length } = text;
  const stride = 1 + ((length / 24) | 0);
  let hash = length;
  for (let at = 0; at < length; at += stride) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return hash;
}
