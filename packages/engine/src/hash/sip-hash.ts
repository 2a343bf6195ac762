/** 128 bits of key as four unsigned 32-bit words, least significant first. */
export type SipKey = readonly [number, number, number, number];

/**
 * SipHash-2-4 with a 64-bit result, as Aumasson and Bernstein describe it ("SipHash: a fast short-input PRF", 2012), in
 * 32-bit operations: no BigInt, so it costs a few nanoseconds a byte in any runtime. Reads bytes and text piece by piece;
 * equal streams under one key give equal digests. Linear in what is read.
 */
export class SipHasher {
  /** Low and high word of v0, v1, v2 and v3 in turn. */
  readonly #state: Int32Array;
  #length = 0;
  /** The bytes of the block that is not yet full, in the order of their numbers. */
  #low = 0;
  #high = 0;

  constructor([k0, k1, k2, k3]: SipKey) {
    const state = new Int32Array(8);
    state[0] = k0 ^ 0x70736575;
    state[1] = k1 ^ 0x736f6d65;
    state[2] = k2 ^ 0x6e646f6d;
    state[3] = k3 ^ 0x646f7261;
    state[4] = k0 ^ 0x6e657261;
    state[5] = k1 ^ 0x6c796765;
    state[6] = k2 ^ 0x79746573;
    state[7] = k3 ^ 0x74656462;
    this.#state = state;
  }

  /** The low 8 bits of a number. */
  byte(value: number): void {
    const place = this.#length & 7;
    if (place < 4) this.#low |= (value & 0xff) << (place << 3);
    else this.#high |= (value & 0xff) << ((place - 4) << 3);
    this.#length += 1;
    if (place === 7) this.#block();
  }

  /** A text as UTF-8; a lone surrogate as the three bytes its number would have, so that different texts stay different. */
  text(value: string): void {
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      if (unit < 0x80) {
        this.byte(unit);
        continue;
      }
      const point = value.codePointAt(index) ?? unit;
      if (point > 0xffff) index += 1;
      if (point < 0x800) this.byte(0xc0 | (point >> 6));
      else {
        if (point < 0x10000) this.byte(0xe0 | (point >> 12));
        else {
          this.byte(0xf0 | (point >> 18));
          this.byte(0x80 | ((point >> 12) & 0x3f));
        }
        this.byte(0x80 | ((point >> 6) & 0x3f));
      }
      this.byte(0x80 | (point & 0x3f));
    }
  }

  /** The hash of all that was read, high word first, unsigned. Reading on afterwards is an error of the caller's. */
  digest(): readonly [high: number, low: number] {
    const state = this.#state;
    this.#high |= (this.#length & 0xff) << 24;
    this.#block();
    state[4] = wordAt(state, 4) ^ 0xff;
    mix(state, 0, 0, 4);
    return [
      (wordAt(state, 1) ^ wordAt(state, 3) ^ wordAt(state, 5) ^ wordAt(state, 7)) >>> 0,
      (wordAt(state, 0) ^ wordAt(state, 2) ^ wordAt(state, 4) ^ wordAt(state, 6)) >>> 0,
    ];
  }

  #block(): void {
    mix(this.#state, this.#low, this.#high, 2);
    this.#low = 0;
    this.#high = 0;
  }
}

function wordAt(state: Int32Array, index: number): number {
  return state[index] ?? 0;
}

/** Takes a block in with some rounds. The state is held in locals: that is what makes it fast. */
function mix(state: Int32Array, low: number, high: number, rounds: number): void {
  let a = wordAt(state, 0);
  let aa = wordAt(state, 1);
  let b = wordAt(state, 2);
  let bb = wordAt(state, 3);
  let c = wordAt(state, 4);
  let cc = wordAt(state, 5);
  let d = wordAt(state, 6) ^ low;
  let dd = wordAt(state, 7) ^ high;
  for (let round = 0; round < rounds; round += 1) {
    let sum = (a >>> 0) + (b >>> 0);
    aa = (aa + bb + (sum > 0xffffffff ? 1 : 0)) | 0;
    a = sum | 0;
    let turned = (b << 13) | (bb >>> 19);
    bb = ((bb << 13) | (b >>> 19)) ^ aa;
    b = turned ^ a;
    turned = a;
    a = aa;
    aa = turned;
    sum = (c >>> 0) + (d >>> 0);
    cc = (cc + dd + (sum > 0xffffffff ? 1 : 0)) | 0;
    c = sum | 0;
    turned = (d << 16) | (dd >>> 16);
    dd = ((dd << 16) | (d >>> 16)) ^ cc;
    d = turned ^ c;
    sum = (a >>> 0) + (d >>> 0);
    aa = (aa + dd + (sum > 0xffffffff ? 1 : 0)) | 0;
    a = sum | 0;
    turned = (d << 21) | (dd >>> 11);
    dd = ((dd << 21) | (d >>> 11)) ^ aa;
    d = turned ^ a;
    sum = (c >>> 0) + (b >>> 0);
    cc = (cc + bb + (sum > 0xffffffff ? 1 : 0)) | 0;
    c = sum | 0;
    turned = (b << 17) | (bb >>> 15);
    bb = ((bb << 17) | (b >>> 15)) ^ cc;
    b = turned ^ c;
    turned = c;
    c = cc;
    cc = turned;
  }
  state[0] = a ^ low;
  state[1] = aa ^ high;
  state[2] = b;
  state[3] = bb;
  state[4] = c;
  state[5] = cc;
  state[6] = d;
  state[7] = dd;
}
