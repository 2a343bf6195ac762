import { compileCondition } from "@mastguard/engine";
import { describe, expect, test } from "vitest";
import { collectFields } from "./collect-fields";

/** Reserved words of the CEL specification. */
const RESERVED =
  "as break const continue else false for function if import in let loop namespace null package return true var void while".split(
    " ",
  );

describe("collectFields", () => {
  test("names paths with their types, the most frequent first, and never a value", () => {
    const fields = collectFields([
      { payload: { amount: 5, to: { iban: "SECRET" } }, context: { sessionId: "s" } },
      { payload: { amount: "5", to: null, lines: [{ sku: 1 }] }, context: {} },
    ]);
    expect(fields).toEqual([
      { path: "payload.amount", types: ["number", "string"], count: 2 },
      { path: "payload.to", types: ["map", "null"], count: 2 },
      { path: "context.sessionId", types: ["string"], count: 1 },
      { path: "payload.lines", types: ["list"], count: 1 },
      { path: "payload.to.iban", types: ["string"], count: 1 },
    ]);
    expect(JSON.stringify(fields)).not.toContain("SECRET");
  });

  test("every path it names can be written in a condition", () => {
    const keys = ["plain", "with space", 'quo"te', "back\\slash", "ümlaut", "1st", "line\nbreak", ...RESERVED];
    const payload = Object.fromEntries(keys.map((key) => [key, 1]));
    for (const { path } of collectFields([{ payload, context: null }])) {
      expect({ path, compiled: compileCondition(`${path} == 1`).ok }).toEqual({ path, compiled: true });
    }
  });

  test("stays small whatever it is given", () => {
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
    expect(collectFields([{ payload: nested(64), context: {} }])).toHaveLength(5);
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, n]));
    expect(collectFields(Array.from({ length: 200 }, () => ({ payload: wide, context: wide })))).toHaveLength(500);
    expect(collectFields([{ payload: { ["x".repeat(101)]: 1 }, context: [] }])).toEqual([]);
  });
});
