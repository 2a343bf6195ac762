/** A few names, compared without regard to case; what is none of them is mostly told by its length and its first letter. */
export class NameSet {
  readonly #names: ReadonlySet<string>;
  /** By the first code unit, letters in lower case: bit n is set when a name has n code units. */
  readonly #lengths = new Int32Array(128);

  /** @param names lower case, ASCII, of at most 31 characters. */
  constructor(names: readonly string[]) {
    this.#names = new Set(names);
    for (const name of names) {
      const first = name.charCodeAt(0) | 32;
      this.#lengths[first] = (this.#lengths[first] ?? 0) | (1 << name.length);
    }
  }

  has(name: string): boolean {
    const { length } = name;
    if (length > 31) return false;
    const first = name.charCodeAt(0) | 32;
    if (first > 127 || (((this.#lengths[first] ?? 0) >>> length) & 1) === 0) return false;
    return this.#names.has(name) || this.#names.has(name.toLowerCase());
  }
}
