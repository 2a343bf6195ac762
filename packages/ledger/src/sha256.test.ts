import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { sha256, toHex } from "./index";

test("our SHA-256 equals the platform's for every length around the block border", () => {
  for (let length = 0; length <= 260; length++) {
    const data = new Uint8Array(length).map((_, i) => i * 7 + length);
    expect(toHex(sha256(data))).toBe(createHash("sha256").update(data).digest("hex"));
  }
});

test("our SHA-256 equals the platform's for any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 4_000 }), (data) => {
      expect(toHex(sha256(data))).toBe(createHash("sha256").update(data).digest("hex"));
    }),
  );
});
