import { describe, expect, it } from "vitest";
import { keyedName } from "./keyed-name";
import { SipHasher, type SipKey } from "./sip-hash";

/** The key of the published vectors: bytes 00 to 0f. */
const KEY: SipKey = [0x03020100, 0x07060504, 0x0b0a0908, 0x0f0e0d0c];

describe("SipHash-2-4", () => {
  // Appendix A of the paper gives the input 00..0e; the others are of the reference implementation's table of vectors.
  it.each([
    [0, 0x726fdb47, 0xdd0e0e31],
    [1, 0x74f839c5, 0x93dc67fd],
    [7, 0xab0200f5, 0x8b01d137],
    [8, 0x93f5f579, 0x9a932462],
    [15, 0xa129ca61, 0x49be45e5],
    [63, 0x958a324c, 0xeb064572],
  ])("hashes the bytes 0 to %i as published", (length, high, low) => {
    const hasher = new SipHasher(KEY);
    for (let value = 0; value < length; value += 1) hasher.byte(value);
    expect(hasher.digest()).toEqual([high, low]);
  });

  it("reads a text as its UTF-8 bytes", () => {
    const text = "a£€😀z";
    const byText = new SipHasher(KEY);
    byText.text(text);
    const byBytes = new SipHasher(KEY);
    for (const value of new TextEncoder().encode(text)) byBytes.byte(value);
    expect(byText.digest()).toEqual(byBytes.digest());
  });

  it("keeps texts with different lone surrogates apart", () => {
    expect(keyedName(KEY, "\ud800")).not.toBe(keyedName(KEY, "\ud801"));
  });
});

describe("keyedName", () => {
  it("has eight characters, equal for equal text under one key only", () => {
    expect(keyedName(KEY, "a@example.com")).toMatch(/^[A-Za-z0-9_-]{8}$/);
    expect(keyedName(KEY, "a@example.com")).toBe(keyedName(KEY, "a@example.com"));
    expect(keyedName(KEY, "a@example.com")).not.toBe(keyedName([1, 2, 3, 4], "a@example.com"));
  });
});
