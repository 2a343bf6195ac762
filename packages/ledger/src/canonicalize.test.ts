import * as fc from "fast-check";
import { expect, test } from "vitest";
import fixture from "../fixtures/rfc8785.json";
import { CanonicalizeError, canonicalize } from "./index";

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);
const cycle: Record<string, unknown> = { a: 1 };
cycle["self"] = [cycle];

test.each(fixture.numbers)("RFC 8785 appendix B: $bits is written $text", ({ bits, text }) => {
  expect(canonicalize(double(bits))).toBe(text);
});

test.each(fixture.refusedNumbers)("RFC 8785 appendix B: %s is refused", (bits) => {
  expect(() => canonicalize(double(bits))).toThrow(CanonicalizeError);
});

test.each(fixture.texts)("published example $name has its canonical text", ({ input, canonical }) => {
  expect(canonicalize(JSON.parse(input))).toBe(canonical);
});

const refused: readonly (readonly [string, unknown, string])[] = [
  ["undefined", undefined, "$"],
  ["an undefined member", { data: { items: [1, { x: undefined }] } }, "$.data.items[1].x"],
  ["a hole in an array", { list: Array(2) }, "$.list[0]"],
  ["a function", { f: () => 1 }, "$.f"],
  ["a symbol", [Symbol("s")], "$[0]"],
  ["a bigint", { n: 1n }, "$.n"],
  ["NaN", { n: Number.NaN }, "$.n"],
  ["an infinity", { n: Number.NEGATIVE_INFINITY }, "$.n"],
  ["a lone high surrogate", { "odd key": "a\ud800" }, '$["odd key"]'],
  ["a lone low surrogate", ["\udc00\ud800"], "$[0]"],
  ["a key with a lone surrogate", { a: { "\udfff": 1 } }, '$.a["\\udfff"]'],
  ["a date", { at: new Date(0) }, "$.at"],
  ["bytes", { b: new Uint8Array(1) }, "$.b"],
  ["a map", new Map(), "$"],
  ["a cycle", cycle, "$.self[0]"],
  ["nesting deeper than 512", deep(513), `$${"[0]".repeat(512)}`],
];

test.each(refused)("%s is refused and its path named", (_name, value, path) => {
  let error: unknown;
  try {
    canonicalize(value);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(CanonicalizeError);
  expect(error).toMatchObject({ path, code: "NOT_CANONICAL" });
});

test("values in order are accepted at the borders of what is refused", () => {
  expect(canonicalize(-0)).toBe("0");
  expect(canonicalize(deep(512))).toBe(`${"[".repeat(512)}1${"]".repeat(512)}`);
  const shared = { a: 1 };
  expect(canonicalize([shared, shared])).toBe('[{"a":1},{"a":1}]');
  expect(canonicalize(JSON.parse('{"b":1,"__proto__":2}'))).toBe('{"__proto__":2,"b":1}');
});

test("any JSON value has one text, whatever the order of its keys, and parses back to itself", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = canonicalize(value);
      expect(canonicalize(JSON.parse(text))).toBe(text);
      expect(canonicalize(reversed(value))).toBe(text);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("any string is escaped as JSON.stringify does, or refused when it is not Unicode", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(canonicalize(text)).toBe(JSON.stringify(text));
    }),
  );
});

function double(bits: string): number {
  return new DataView(new BigUint64Array([BigInt(`0x${bits}`)]).buffer).getFloat64(0, true);
}

/** The same value with every object's keys the other way round. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
