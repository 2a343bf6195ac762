import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { bindingsOf } from "../testing/bindings";
import { compileCondition } from "./compile-condition";
import { conditionFields } from "./condition-fields";

const TOKENS = [
  "payload",
  "context",
  "action",
  "session",
  "risk",
  "findings",
  "now",
  "google",
  "cel",
  "type",
  "__proto__",
  "constructor",
  ".",
  ",",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  "?",
  ":",
  "!",
  "-",
  "+",
  "*",
  "/",
  "%",
  "==",
  "<",
  "&&",
  "||",
  " in ",
  "x",
  "amount",
  "list",
  "text",
  "has",
  "count",
  "matches",
  "cidr",
  "inWindow",
  "exists",
  "filter",
  "map",
  "size",
  "split",
  "bind",
  "1",
  "0.5",
  "5u",
  "1e308",
  "9223372036854775807",
  "'a'",
  '"b"',
  "b'x'",
  "'(a+)+$'",
  "'10.0.0.0/8'",
  "true",
  "null",
  "//c\n",
] as const;

const { condition } = fc.letrec<{ condition: string; operand: string }>((tie) => ({
  operand: fc.oneof(
    fc.constantFrom(
      "payload.amount",
      "payload.list",
      "payload.text",
      "payload.missing",
      "x",
      "1",
      "'a'",
      "now",
      "session.steps",
    ),
    tie("condition"),
  ),
  condition: fc
    .tuple(
      fc.constantFrom(
        "@ == @",
        "@ + @ > @",
        "@ && @",
        "!(@)",
        "@ ? @ : @",
        "@ in [@, @]",
        "{@: @} == @",
        "count(@) > 1",
        "string(@) == @",
        "payload.list.exists(x, @)",
        "@.filter(x, @).size() > @",
        "@.map(x, @) == @",
        "@.contains(@)",
        "payload.text.matches(@)",
      ),
      fc.array(tie("operand"), { minLength: 3, maxLength: 3 }),
    )
    .map(([template, operands]) => operands.reduce((text, operand) => text.replace("@", () => operand), template)),
}));

const tokens = fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }).map((parts) => parts.join(""));

describe("any text as a condition", () => {
  it("is compiled or refused with a message, and evaluated to an outcome that is not `internal`", () => {
    const bindings = bindingsOf({ amount: 5, list: [1, "a", null, { x: 1 }, [1, 2]], text: "aaab" });
    fc.assert(
      fc.property(fc.oneof(tokens, condition, fc.string()), (source) => {
        expect(conditionFields(source)).toBeInstanceOf(Array);
        const compilation = compileCondition(source);
        if (!compilation.ok) expect(compilation.error.message).not.toBe("");
        else expect(compilation.condition.evaluate(bindings)).not.toMatchObject({ code: "internal" });
      }),
      { numRuns: 2_000 * inject("fuzzTimes") },
    );
  });
});
