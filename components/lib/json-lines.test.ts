import { expect, test } from "vitest";
import { type JsonLine, jsonLines } from "./json-lines";

const print = (lines: readonly JsonLine[]) =>
  lines.map(({ depth, tokens }) => "  ".repeat(depth) + tokens.map((token) => token.text).join("")).join("\n");

const SAMPLES = [
  null,
  4.5,
  'a"b',
  [],
  {},
  [1, [2, { a: [] }]],
  { "a/b": { "c~d": true }, empty: "", list: [null, {}] },
];

test("lines read exactly like JSON.stringify with two spaces", () => {
  for (const sample of SAMPLES) expect(print(jsonLines(sample))).toBe(JSON.stringify(sample, null, 2));
});

test("each value is found by its RFC 6901 pointer, with names escaped", () => {
  expect(jsonLines({ "a/b": { "c~d": [7] } }).map((line) => line.pointer)).toEqual([
    "",
    "/a~1b",
    "/a~1b/c~0d",
    "/a~1b/c~0d/0",
    null,
    null,
    null,
  ]);
});

test("a very long string is cut for drawing and says by how much", () => {
  const text = print(jsonLines("x".repeat(256_000)));
  expect(text.length).toBeLessThan(2_100);
  expect(text).toContain("254,000 more characters");
});
