import { describe, expect, test } from "vitest";
import { changesOf, parsePayload, payloadText } from "./payload-edit";

const PAYLOAD = { amount: 48_200, to: { name: "Nordwind", iban: "LT12" }, lines: [{ id: 1 }, { id: 2 }] };

describe("what an edit changes", () => {
  test("is told field by field, with what was there and what comes", () => {
    const after = { amount: 100, to: { name: "Nordwind", bic: "X" }, lines: [{ id: 1 }] };
    expect(changesOf(PAYLOAD, after)).toEqual([
      { place: "amount", before: "48200", after: "100" },
      { place: "to.iban", before: '"LT12"', after: null },
      { place: "to.bic", before: null, after: '"X"' },
      { place: "lines[1]", before: '{"id":2}', after: null },
    ]);
  });

  test("the order of fields is no change, a name that is none is quoted, and null is something", () => {
    expect(changesOf({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
    expect(changesOf({ "a b": 1 }, { "a b": null })).toEqual([{ place: '["a b"]', before: "1", after: "null" }]);
  });
});

describe("an edited payload", () => {
  test("is edited as text in which everything can be seen, and which says the same", () => {
    const text = payloadText({ to: "Nordwind \u202EHbmG" });
    expect(text).toContain("Nordwind \\u202eHbmG");
    expect(parsePayload(text, { to: "Nordwind \u202EHbmG" })).toMatchObject({
      ok: false,
      problem: expect.stringMatching(/Nothing/),
    });
  });

  test("is taken when it is another object", () => {
    expect(parsePayload('{"amount": 1}', PAYLOAD)).toEqual({ ok: true, value: { amount: 1 } });
  });

  test("is taken and compared with names that every object has from its prototype", () => {
    expect(parsePayload('{"constructor": 1}', {})).toEqual({ ok: true, value: { constructor: 1 } });
    expect(changesOf({}, { constructor: 1 })).toEqual([{ place: "constructor", before: null, after: "1" }]);
  });

  test.each([
    ['{\n  "amount": }', /^amount must be JSON: .*"}"/],
    ["", /^The payload must be JSON/],
    ['{"amount": 12345678901234567890}', /^amount must be a number within/],
    ['{"lines": [{"rate": 1.00000000000000000001}]}', /^lines\[0\].rate would be read as the number 1;/],
    ['{"to": "a", "\\u0074o": "b"}', /^to must appear once/],
    ['{"__proto__": {"amount": 1}}', /^__proto__ must not be used as a key/],
    ["[1]", /object/],
    [JSON.stringify(PAYLOAD), /Nothing is changed/],
  ])("%j is refused, and why is said", (text, problem) => {
    expect(parsePayload(text, PAYLOAD)).toMatchObject({ ok: false, problem: expect.stringMatching(problem) });
  });
});
