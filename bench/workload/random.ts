/** Choices from a sequence that is the same on every machine. */
export interface Pick32 {
  /** A whole number from 0 to `end` − 1; `end` at most 2^32. */
  below(end: number): number;
  of<const T extends readonly [unknown, ...unknown[]]>(items: T): T[number];
}

/** A 32-bit xorshift sequence (Marsaglia 2003, triple 13, 17, 5). Not for secrets. @param seed any integer but 0 */
export function pick32(seed: number): Pick32 {
  let state = seed | 0;
  const below = (end: number): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return Math.floor(((state >>> 0) / 2 ** 32) * end);
  };
  return { below, of: (items) => items[below(items.length)] ?? items[0] };
}
