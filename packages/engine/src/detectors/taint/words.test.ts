import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PART } from "./lexicon";
import { Words } from "./words";

/** What is read of a text: each word with its parts and deeds. */
function read(text: string): readonly (readonly [string, number, number])[] {
  const words = new Words();
  words.read(text, 0, text.length);
  return Array.from({ length: words.count }, (_, index) => [
    words.wordAt(index),
    words.partsAt(index),
    words.deedsAt(index),
  ]);
}

describe("words", () => {
  it("are the same whether read by table or, beside a letter of another script, by Unicode's tables", () => {
    const latin = fc.string({
      unit: fc.constantFrom(...Array.from("abnely .,:>'-_\"!?\n\\[]5Éüñßł’…×")),
      maxLength: 100,
    });
    fc.assert(
      fc.property(latin, (text) => {
        expect(read(text)).toEqual(read(`${text} 字`).filter(([word]) => word !== "字"));
      }),
      { numRuns: 200 },
    );
    const known = "Please, remember: você must envíalo to the assistant's TOOL - don't über-send it immediately";
    expect(read(known)).toEqual(read(`${known} 字`).slice(0, -1));
  });

  it("are known in any case and without accents", () => {
    expect(read("PLÉASE sEnd")).toEqual([
      ["please", PART.plea | PART.lead | PART.english, 0],
      ["send", PART.telling, expect.any(Number)],
    ]);
  });

  it("end where a sentence does", () => {
    const words = new Words();
    const endOf = (text: string) => words.readSentence(text, 0, text.length);
    expect(endOf("Go to a.example now. Then stop.")).toBe(19);
    expect(endOf("Nice, Delete the file")).toBe(4);
    expect(endOf("Nice, delete the file")).toBe(21);
    expect(endOf("one\\ntwo")).toBe(4);
    expect(endOf("{'a': 'b'}")).toBe(0);
    expect(endOf("字 one\ntwo")).toBe(5);
  });
});
