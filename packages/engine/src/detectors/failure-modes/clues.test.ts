import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CLUE, cluesIn, hold } from "./clues";
import { outline, plain } from "./words";

describe("the clues in a text", () => {
  it.each([
    ["You must not delete it", CLUE.not | CLUE.auxiliary],
    ["DON’T", CLUE.forbidding | CLUE.declining],
    ["(at most) 5", CLUE.limiting | CLUE.digit],
    ["costs 20usd", CLUE.currency | CLUE.digit],
    ["costs €20", CLUE.currency | CLUE.digit],
    ["a@b", CLUE.at],
    ["What is your order_number?", CLUE.asking | CLUE.thing],
    ["error", CLUE.failure],
  ])("%j holds its own", (text, clues) => {
    expect(hold(cluesIn(text), clues)).toBe(true);
  });

  it("are none in a sentence without them", () => {
    expect(cluesIn("The customer asked for a copy of those three invoices.")).toBe(0);
    expect(cluesIn("")).toBe(0);
  });
});

describe("the outline of a text", () => {
  it("is equal wherever the plain form is", () => {
    const word = fc.constantFrom("Zürich", "zÜRICH", "a", "A", " ", "\n", "\u00a0", "\u212a", "k", "İ", "i\u0307", "1");
    const text = fc.array(word, { maxLength: 6 }).map((words) => words.join(""));
    fc.assert(
      fc.property(text, text, (left, right) => {
        if (plain(left) === plain(right)) expect(outline(left)).toBe(outline(right));
        const shouted = left.toUpperCase();
        expect(outline(`  ${shouted.toLowerCase()}`)).toBe(outline(shouted));
      }),
      { numRuns: 200 },
    );
  });
});
