import { describe, expect, test } from "vitest";
import { fieldsOf } from "./fields";

const lines = (payload: unknown) => fieldsOf(payload)?.fields.map(({ label, text }) => `${label}: ${text}`);

describe("a payload as lines", () => {
  test("nested objects are lines of their own, lists of short values are one", () => {
    expect(lines({ order: { id: "W1", items: ["a", "b"] }, paid: true, amount: 3.5 })).toEqual([
      "order.id: W1",
      "order.items: a, b",
      "paid: yes",
      "amount: 3.5",
    ]);
  });

  test("what has no words is shown as JSON, not left out", () => {
    expect(lines({ a: null, b: "", c: [{ d: 1 }], e: {} })).toEqual(["a: null", 'b: ""', 'c: [{"d":1}]', "e: {}"]);
  });

  test("a payload of thousands of fields is cut and counted", () => {
    const payload = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`f${index}`, index]));
    expect(fieldsOf(payload)).toMatchObject({ total: 5_000 });
    expect(fieldsOf(payload)?.fields).toHaveLength(24);
  });

  test.each([null, 3, "text", [], {}])("%j has no lines", (payload) => {
    expect(fieldsOf(payload)).toBeNull();
  });
});
