/** 128 bits of key as four unsigned 32-bit words, least significant first. */
export type SipKey = readonly [number, number, number, number];

/** Reads bytes and text piece by piece; equal streams under one key give equal digests. */
export interface SipHasher {
  /** The low 8 bits of a number. */
  byte(value: number): void;
  /** A text as UTF-8; a lone surrogate as the three bytes its number would have, so that different texts stay different. */
  text(value: string): void;
  /** The hash of all that was read, high word first, unsigned. Reading on afterwards is an error of the caller's. */
  digest(): readonly [high: number, low: number];
}

/**
 * SipHash-2-4 with a 64-bit result, as Aumasson and Bernstein describe it ("SipHash: a fast short-input PRF", 2012), in
 * 32-bit operations: no BigInt, so it costs a few nanoseconds a byte in any runtime. Linear in what is read.
 */
export function sipHasher([k0, k1, k2, k3]: SipKey): SipHasher {
  // v0..v3, each a low and a high word.
  let a = k0 ^ 0x70736575;
  let aa = k1 ^ 0x736f6d65;
  let b = k2 ^ 0x6e646f6d;
  let bb = k3 ^ 0x646f7261;
  let c = k0 ^ 0x6e657261;
  let cc = k1 ^ 0x6c796765;
  let d = k2 ^ 0x79746573;
  let dd = k3 ^ 0x74656462;
  let length = 0;
  let low = 0;
  let high = 0;

  function round(): void {
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

  function block(): void {
    d ^= low;
    dd ^= high;
    round();
    round();
    a ^= low;
    aa ^= high;
    low = 0;
    high = 0;
  }

  function byte(value: number): void {
    const place = length & 7;
    if (place < 4) low |= (value & 0xff) << (place << 3);
    else high |= (value & 0xff) << ((place - 4) << 3);
    length += 1;
    if (place === 7) block();
  }

  function text(value: string): void {
    for (let index = 0; index < value.length; index += 1) {
      const unit = value.charCodeAt(index);
      if (unit < 0x80) {
        byte(unit);
        continue;
      }
      const point = value.codePointAt(index) ?? unit;
      if (point > 0xffff) index += 1;
      if (point < 0x800) byte(0xc0 | (point >> 6));
      else {
        if (point < 0x10000) byte(0xe0 | (point >> 12));
        else {
          byte(0xf0 | (point >> 18));
          byte(0x80 | ((point >> 12) & 0x3f));
        }
        byte(0x80 | ((point >> 6) & 0x3f));
      }
      byte(0x80 | (point & 0x3f));
    }
  }

  function digest(): readonly [number, number] {
    high |= (length & 0xff) << 24;
    block();
    c ^= 0xff;
    round();
    round();
    round();
    round();
    return [(aa ^ bb ^ cc ^ dd) >>> 0, (a ^ b ^ c ^ d) >>> 0];
  }

  return { byte, text, digest };
}
