/**
 * Bit masks by 32-bit hash, for a few thousand hashes that are known beforehand. A look-up allocates nothing; a hash that was
 * not added is 0 unless it equals one that was.
 */
export class HashMasks {
  #keys: Int32Array;
  #masks: Int32Array;
  #size = 0;

  constructor() {
    this.#keys = new Int32Array(256);
    this.#masks = new Int32Array(256);
  }

  /** Adds bits to what is kept for a hash. */
  add(hash: number, mask: number): void {
    if (this.#size * 4 >= this.#keys.length) this.#grow();
    const slot = this.#slotOf(hash);
    if (this.#masks[slot] === 0) {
      this.#keys[slot] = hash;
      this.#size += 1;
    }
    this.#masks[slot] = (this.#masks[slot] ?? 0) | mask;
  }

  get(hash: number): number {
    const keys = this.#keys;
    const masks = this.#masks;
    const last = keys.length - 1;
    let slot = mixed(hash) & last;
    for (let mask = masks[slot]; mask !== 0; mask = masks[slot]) {
      if (keys[slot] === hash) return mask ?? 0;
      slot = (slot + 1) & last;
    }
    return 0;
  }

  #slotOf(hash: number): number {
    const last = this.#keys.length - 1;
    let slot = mixed(hash) & last;
    while (this.#masks[slot] !== 0 && this.#keys[slot] !== hash) slot = (slot + 1) & last;
    return slot;
  }

  #grow(): void {
    const keys = this.#keys;
    const masks = this.#masks;
    this.#keys = new Int32Array(keys.length * 2);
    this.#masks = new Int32Array(keys.length * 2);
    keys.forEach((hash, index) => {
      const mask = masks[index] ?? 0;
      if (mask === 0) return;
      const slot = this.#slotOf(hash);
      this.#keys[slot] = hash;
      this.#masks[slot] = mask;
    });
  }
}

/** Hashes of similar words differ in few bits; their slots should not be neighbours. */
function mixed(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 12;
}
