import { expect, it } from "vitest";
import { Comment, Rationale } from "./rationale";

const ZERO_WIDTH = "\u200b\u200c\u200d\u2060\ufeff";

it.each([
  ["nine characters", "123456789", false],
  ["ten", "1234567890", true],
  ["two thousand", "x".repeat(2_000), true],
  ["two thousand and one", "x".repeat(2_001), false],
  ["ten with blanks around", `  1234567890\n\t`, true],
  ["nine with blanks around", `   123456789   `, false],
  ["blanks alone", " ".repeat(40), false],
  ["zero-width characters alone", ZERO_WIDTH.repeat(8), false],
  ["nine and zero-width characters around", `${ZERO_WIDTH}123456789${ZERO_WIDTH}`, false],
  ["two thousand and zero-width characters around", `${ZERO_WIDTH}${"x".repeat(2_000)}${ZERO_WIDTH}`, true],
  ["the blank of Braille and Hangul's filler", "\u2800\u3164".repeat(10), false],
  ["no-break and ideographic spaces", "\u00a0\u3000".repeat(10), false],
  ["ten emoji, twenty UTF-16 units", "😀".repeat(10), true],
  ["nine emoji, eighteen UTF-16 units", "😀".repeat(9), false],
  ["two thousand emoji", "😀".repeat(2_000), true],
  ["two thousand and one emoji", "😀".repeat(2_001), false],
  ["a lone surrogate", `${"x".repeat(10)}\ud800`, false],
  ["U+0000", `${"x".repeat(10)}\0${"x".repeat(10)}`, false],
  ["right-to-left text", "הפעולה בסדר גמור", true],
  ["a megabyte", "x".repeat(1_000_000), false],
])("a rationale of %s", (_name, text, isGood) => {
  expect(Rationale.safeParse(text).success).toBe(isGood);
});

it("is kept without what is blank at its ends, and with what is inside", () => {
  expect(Rationale.parse(`\u200b \n matches\u200bPO 7731, line 2 \ufeff`)).toBe("matches\u200bPO 7731, line 2");
  expect(Comment.parse(" x ")).toBe("x");
});
