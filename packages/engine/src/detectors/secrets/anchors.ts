/** One anchor: its lower-case beginning and what it leads to. */
interface AnchorEntry<Value> {
  readonly beginning: string;
  readonly value: Value;
}

/**
 * Looks words up by their beginning: every anchor sits under the first three characters it can begin with, so that a place
 * where nothing begins costs one table read. Characters count without regard to case; all that are neither letter nor digit
 * are one.
 */
export class AnchorTable<Value> {
  readonly #slots = new Uint16Array(SYMBOLS * SYMBOLS * SYMBOLS);
  readonly #buckets: AnchorEntry<Value>[][] = [[]];

  /** `beginning` is compared without regard to case. */
  add(beginning: string, value: Value): void {
    const lower = beginning.toLowerCase();
    for (const first of choices(lower, 0)) {
      for (const second of choices(lower, 1)) {
        for (const third of choices(lower, 2)) this.#put(slotOf(first, second, third), lower, value);
      }
    }
  }

  /** The anchors that may stand at `at`, by their first three characters; `null` where none can. */
  candidatesAt(text: string, at: number): readonly AnchorEntry<Value>[] | null {
    const slot = slotOf(
      symbolOf(text.charCodeAt(at)),
      symbolOf(text.charCodeAt(at + 1)),
      symbolOf(text.charCodeAt(at + 2)),
    );
    const bucket = this.#slots[slot];
    return bucket === undefined || bucket === 0 ? null : (this.#buckets[bucket] ?? null);
  }

  #put(slot: number, beginning: string, value: Value): void {
    let bucket = this.#slots[slot] ?? 0;
    if (bucket === 0) {
      bucket = this.#buckets.length;
      this.#buckets.push([]);
      this.#slots[slot] = bucket;
    }
    this.#buckets[bucket]?.push({ beginning, value });
  }
}

const OTHER = 36;
const SYMBOLS = 37;
const SYMBOL_TABLE = buildSymbols();
const ALL_SYMBOLS: readonly number[] = Array.from({ length: SYMBOLS }, (_, index) => index);

function slotOf(first: number, second: number, third: number): number {
  return (first * SYMBOLS + second) * SYMBOLS + third;
}

function choices(lower: string, index: number): readonly number[] {
  return index < lower.length ? [symbolOf(lower.charCodeAt(index))] : ALL_SYMBOLS;
}

/** `NaN`, as past the end of a text, is "other" too. */
function symbolOf(code: number): number {
  return code < 128 ? (SYMBOL_TABLE[code] ?? OTHER) : OTHER;
}

/** Whether `text` has the ASCII lower-case `lower` at `at`, in any case. */
export function startsWithFolded(text: string, at: number, lower: string): boolean {
  if (at + lower.length > text.length) return false;
  for (let index = 0; index < lower.length; index++) {
    const code = text.charCodeAt(at + index);
    const folded = code >= 65 && code <= 90 ? code | 32 : code;
    if (folded !== lower.charCodeAt(index)) return false;
  }
  return true;
}

function buildSymbols(): Uint8Array {
  const table = new Uint8Array(128).fill(OTHER);
  for (let index = 0; index < 26; index++) {
    table[65 + index] = index;
    table[97 + index] = index;
  }
  for (let index = 0; index < 10; index++) table[48 + index] = 26 + index;
  return table;
}
