import * as fc from "fast-check";
import { expect, test } from "vitest";
import { fromBase64, fromHex, toBase64, toHex } from "./index";

test("hex and base64 lead back to the bytes and agree with the platform", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes);
      expect(fromBase64(toBase64(bytes))).toEqual(bytes);
      expect(toBase64(bytes)).toBe(btoa(String.fromCharCode(...bytes)));
    }),
  );
});

test.each(["A", "AA", "AAA", "AA=A", "AA==\n", "A-__", "AB==", "AAB=", " AA==", "===="])(
  "base64 has one text for a byte string: %j is refused",
  (text) => {
    expect(() => fromBase64(text)).toThrow("base64");
  },
);

test.each(["0", "0g", "0x", " 00"])("%j is refused as hexadecimal", (text) => {
  expect(() => fromHex(text)).toThrow("hexadecimal");
});
