import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FEATURES, type Feature } from "./features";
import { Scanner } from "./scan";

const featuresOf = (text: string): Feature[] => {
  const { features } = new Scanner([]).scan(text);
  return (Object.keys(FEATURES) as Feature[]).filter((name) => (features & FEATURES[name]) !== 0);
};

describe("the scan", () => {
  const cases: readonly (readonly [text: string, features: readonly Feature[]])[] = [
    ["plain", []],
    ["four plain words here", ["sentence"]],
    ["Zürich", ["nonAscii"]],
    ["a\u200bb", ["nonAscii", "invisible"]],
    ["\u{e0041}", ["nonAscii", "invisible"]],
    ["a\u0007b", ["invisible"]],
    ["one\ntwo", ["lines"]],
    ["me@host", ["at"]],
    ["@ alone", []],
    ["see example.com", ["host"]],
    ["https://x", ["host", "path"]],
    ["12-34 56", ["digits"]],
    ["1 ---- 2 ---- 3 ---- 4 ---- 5 ---- 6", ["comment", "option"]],
    ["abcdefgh12345678", ["token", "digits"]],
    ["abcdefghijklmnopqrstuvwxyz", []],
    ["a | b", ["shell"]],
    ["it's", ["quote"]],
    ["x -- y", ["comment", "option"]],
    ["/* y", ["comment", "path"]],
    ["<b>", ["markup", "shell"]],
    ["<!-- x", ["markup", "shell", "comment"]],
    ["&#x41;", ["markup", "shell", "comment"]],
    ["&lt;", ["markup", "shell"]],
    ["%41", ["escape"]],
    ["\\u0041", ["escape", "path"]],
    ["a=b", ["equals"]],
    ["10.0.0.1", ["quad", "digits"].slice(0, 1) as Feature[]],
    ["rm -rf", ["option"]],
  ];

  it.each(cases)("notes of %j: %j", (text, expected) => {
    expect(featuresOf(text).sort()).toEqual([...expected].sort());
  });

  it("finds a word wherever it stands, in any case, and a prefix wherever a run begins with it", () => {
    const scanner = new Scanner([
      { triggers: { words: ["ignore"] } },
      { triggers: { prefixes: ["akia", "ghp"] } },
      { triggers: { features: ["at"] } },
    ]);
    const separators = fc.constantFrom(" ", "_", "-", ".", "é", "\n", "", '"');
    fc.assert(
      fc.property(
        fc.string(),
        separators,
        fc.constantFrom("ignore", "IGNORE", "Ignore"),
        fc.string(),
        (a, b, word, c) => {
          const alone = /[A-Za-z0-9]$/.test(a + b) || /^[A-Za-z0-9]/.test(c);
          if (!alone) expect(scanner.scan(`${a}${b}${word}${c}`).detectors & 1).toBe(1);
        },
      ),
    );
    expect(scanner.scan("key=AKIA1234").detectors & 2).toBe(2);
    expect(scanner.scan("xAKIA").detectors & 2).toBe(0);
    expect(scanner.scan("a@b").detectors & 4).toBe(4);
  });

  it("knows the words of a key, however the name is written", () => {
    const scanner = new Scanner([{ triggers: { words: ["password"] } }, { triggers: { words: ["key"] } }]);
    for (const key of ["password", "db_password", "DB-PASSWORD", "userPassword", "user.password"]) {
      expect([key, scanner.ofKey(key)]).toEqual([key, 1]);
    }
    expect([scanner.ofKey("apiKey"), scanner.ofKey("APIKey"), scanner.ofKey("monkey")]).toEqual([2, 2, 0]);
  });

  it("refuses triggers that could never fire", () => {
    expect(() => new Scanner([{ triggers: { words: ["two words"] } }])).toThrow(RangeError);
    expect(() => new Scanner([{ triggers: { prefixes: ["AK"] } }])).toThrow(RangeError);
  });
});
