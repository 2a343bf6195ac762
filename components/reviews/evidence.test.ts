import { describe, expect, test } from "vitest";
import { evidenceOf, pointersIn } from "./evidence";

const rule = {
  id: "pol_1",
  version: 1,
  currentVersion: 1,
  name: "Large payments",
  description: null,
};

describe("evidence of a rule", () => {
  test("each field of payload and context has one number, and its place in the content", () => {
    const evidence = evidenceOf({
      ...rule,
      condition: 'has(payload.amount) && payload.amount >= 200 && context.task == "x" && risk.score > 5',
    });
    expect([...evidence.numbers]).toEqual([
      ["payload.amount", 1],
      ["context.task", 2],
    ]);
    expect([...pointersIn("payload", evidence)]).toEqual([["/amount", 1]]);
    expect([...pointersIn("context", evidence)]).toEqual([["/task", 2]]);
  });

  test("names with slashes are escaped as RFC 6901 says", () => {
    const evidence = evidenceOf({ ...rule, condition: 'payload["a/b"].c == 1' });
    expect([...pointersIn("payload", evidence).keys()]).toEqual(["/a~1b/c"]);
  });

  test("a condition that rows cannot say marks nothing", () => {
    expect(evidenceOf({ ...rule, condition: "payload.a + payload.b > 3" })).toMatchObject({ form: null });
    expect(evidenceOf(null).numbers.size).toBe(0);
  });
});
