import fc from "fast-check";
import { describe, expect, inject, it } from "vitest";
import { emptySession } from "../session";
import { bindingsOf } from "../testing/bindings";
import type { JsonObject, JsonValue } from "../vocabulary/json";
import type { ConditionBindings } from "./bindings";
import { ENVIRONMENT } from "./environment";
import { explainEvaluationError, missingField } from "./library-error";
import { Meter } from "./meter";
import { compileShortcut, MissingField } from "./shortcut";
import { guardWork } from "./work-guard";

const OPERANDS = [
  "payload.a",
  "payload.b.c",
  "payload.list",
  "action.tool",
  "session.id",
  "session.steps",
  "risk.score",
];
const LITERALS = ["1", "-2", "0", "1.5", "'x'", "''", "'1'", "true", "false", "null"];

const operand = fc.constantFrom(...OPERANDS);
const literal = fc.constantFrom(...LITERALS);
const text = fc.constantFrom("'x'", "''", "'xy'");

/** Conditions of every shape a shortcut knows, and of some it does not. */
const { condition } = fc.letrec<{ condition: string; atom: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    tie("atom"),
    fc.tuple(tie("condition"), fc.constantFrom("&&", "||"), tie("condition")).map(([a, op, b]) => `(${a} ${op} ${b})`),
    tie("condition").map((inner) => `!(${inner})`),
    fc
      .tuple(fc.constantFrom("exists", "all"), tie("atom"))
      .map(([loop, inner]) => `payload.list.${loop}(i, i == 1 || ${inner})`),
    fc.constantFrom("exists", "all").map((loop) => `payload.list.${loop}(i, i.c == 'x')`),
  ),
  atom: fc.oneof(
    fc
      .tuple(operand, fc.constantFrom("==", "!=", "<", "<=", ">", ">="), literal)
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc.constantFrom("has(payload.a)", "has(payload.b.c)", "has(session.steps)", "has(payload.list)"),
    fc
      .tuple(operand, fc.constantFrom("contains", "startsWith", "endsWith", "matches"), text)
      .map(([a, f, b]) => `${a}.${f}(${b})`),
    operand.map((left) => `${left} in ['x', 'y', '']`),
    fc.constantFrom("payload.a + 1 > 2", "size(payload.list) > 1", "payload['a'] == 1"),
  ),
}));

const value = fc.constantFrom<JsonValue>(
  1,
  -2,
  0,
  1.5,
  "x",
  "",
  "1",
  "xyz",
  true,
  false,
  null,
  [],
  [1, "x"],
  { c: "x" },
  { c: 1 },
);
const payload = fc.dictionary(fc.constantFrom("a", "b", "list"), value);

describe("a shortcut", () => {
  it("that knows says what the interpreter says, which then does not fail", () => {
    let known = 0;
    fc.assert(
      fc.property(condition, payload, fc.boolean(), (source, data, hasSession) => {
        const interpreted = interpreterOf(source);
        if (interpreted === null) return; // It does not pass the type check, so it cannot be saved.
        const bindings = bindingsOf(data, hasSession ? emptySession() : null);
        const answer = interpreted.shortcut?.(bindings) ?? null;
        if (answer === null) return;
        known += 1;
        const told = answer instanceof MissingField ? missingField(answer.node, source) : answer;
        expect([source, data, interpreted.run(bindings)]).toEqual([source, data, told]);
      }),
      { numRuns: 8_000 * inject("fuzzTimes") },
    );
    expect(known).toBeGreaterThan(500);
  });

  it("leaves to the interpreter what it cannot be sure of", () => {
    const unsure: readonly (readonly [source: string, data: JsonObject])[] = [
      ["payload.a == 1", { a: "1" }],
      ["payload.a > 'x'", { a: "y" }],
      ["payload.a.contains('x')", { a: "x".repeat(2_000) }],
      ["payload.list.exists(i, i == 1)", { list: Array.from({ length: 50 }, () => 2) }],
      ["session.steps > 1", {}],
    ];
    for (const [source, data] of unsure) {
      expect([source, interpreterOf(source)?.shortcut?.(bindingsOf(data)) ?? null]).toEqual([source, null]);
    }
  });

  it("takes nothing an object inherits for a field", () => {
    expect(interpreterOf("has(payload.toString)")?.shortcut?.(bindingsOf({}))).toBe(false);
    expect(interpreterOf("payload.constructor == 'x'")?.shortcut?.(bindingsOf({}))).not.toBe(true);
  });
});

function interpreterOf(source: string) {
  const program = ENVIRONMENT.parse(source);
  if (!program.check().valid) return null;
  const meter = new Meter();
  guardWork(program.ast, () => meter, 1);
  return {
    shortcut: compileShortcut(program.ast),
    run(bindings: ConditionBindings): unknown {
      try {
        return program({ ...bindings });
      } catch (error) {
        return explainEvaluationError(error, source);
      }
    },
  };
}
