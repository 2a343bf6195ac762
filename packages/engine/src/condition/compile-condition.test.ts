import { describe, expect, it } from "vitest";
import { emptySession } from "../session";
import { outcomeOf, saveErrorOf } from "../testing/bindings";
import { CONDITION_LIMITS } from "./limits";

const kindOf = (...question: Parameters<typeof outcomeOf>): string => {
  const outcome = outcomeOf(...question);
  return outcome.kind === "error" ? outcome.code : outcome.kind;
};

describe("what a condition can say", () => {
  const payload = {
    amount: 5,
    text: "x",
    list: [1, 2],
    nested: { deep: 1 },
    items: [{ sku: "a" }, { sku: "b" }],
    none: null,
  };

  it.each([
    "",
    "  \n",
    "payload.amount == 5",
    "payload.amount + 1 > 5",
    "1 + payload.amount == 6.0",
    "payload.amount * 1.5 == 7.5",
    "payload.amount / 2 == 2.5",
    "payload.amount % 2 == 1",
    "payload.amount - 7 < 0",
    "-payload.amount == -5",
    "payload.amount in [5, 6]",
    "risk.score == 50 && risk.score in [50.0, 60.0]",
    "risk.score / 2 == 25 && risk.category == 'MEDIUM'",
    "payload.text in ['x', 1, null]",
    "payload['amount'] > 4.5",
    "has(payload.nested.deep) && !has(payload.nested.other)",
    "payload.none == null",
    "payload.list[1] == 2",
    "payload.items.exists(i, i.sku == 'b')",
    "'b' in payload.items.map(i, i.sku)",
    "payload.exists(key, key == 'amount')",
    "count(payload.list) == 2 && count(payload.nested) == 1 && size(payload.text) == 1",
    "count(payload.list.filter(x, x > 1)) == 1",
    "matches(payload.text, '^x$') && payload.text.matches('x')",
    "action.environment == 'production' && action.tool == null",
    "findings.size() == 0 && mast.all(m, m.severity == 'LOW')",
    "now > timestamp('2026-01-01T00:00:00Z') && now.getHours() == 10",
    "now - timestamp('2026-01-05T09:00:00Z') == duration('1h')",
    "payload.missing == 1 || payload.amount == 5",
    "session.id == null && !has(session.steps)",
    "double('-12.50') == -12.5 && double('1e3') == 1000.0 && double('.5') == 0.5 && int('-12') == -12",
    "payload.items.all(i, i.sku.matches('^[ab]$') && i.sku.matches('^[ab]$'))",
  ])("holds: %s", (source) => {
    expect(outcomeOf(source, payload)).toEqual({ kind: "yes" });
  });

  it.each([
    ["payload.missing > 1", "missing_field"],
    ["payload.nested.other == 1", "missing_field"],
    ["payload.list[7] == 1", "missing_field"],
    ["session.steps > 1", "missing_field"],
    ["session.totals.EMAIL_SEND > 1", "missing_field"],
    ["payload.text > 5", "type_mismatch"],
    ["action.tool.startsWith('x')", "type_mismatch"],
    ["payload.amount.matches('x')", "type_mismatch"],
    ["cidr(payload.text, '10.0.0.0/8')", "type_mismatch"],
    ["now > timestamp(payload.text)", "type_mismatch"],
    ["double('0x7b') == 123.0", "type_mismatch"],
    ["double('NaN') > 1.0", "type_mismatch"],
    ["double('') == 0.0", "type_mismatch"],
    ["double(' 1') == 1.0", "type_mismatch"],
    ["int('0X7b') == 123", "type_mismatch"],
    ["int('0b11') == 3", "type_mismatch"],
    ["int('') == 0", "type_mismatch"],
    ["payload.amount", "not_boolean"],
  ])("errors rather than answers: %s", (source, code) => {
    expect(kindOf(source, payload)).toBe(code);
  });

  it("reads the memory of a session when there is one", () => {
    const session = { ...emptySession(), steps: 2, startedAtMs: Date.UTC(2026, 0, 5, 9) };
    expect(kindOf("session.steps == 2 && session.ageSeconds == 3600 && session.totals.HITL == 0", {}, session)).toBe(
      "yes",
    );
  });

  it("keeps values of the payload out of evaluation messages", () => {
    const secret = "4111-1111-1111-1111";
    for (const source of [
      "payload.key > 5",
      "payload[payload.key] == 1",
      "payload.key.startsWith(1)",
      "payload.key",
      "timestamp(payload.key) < now",
      "duration(payload.key) > duration('1s')",
      "int(payload.key) > 1",
      "bool(payload.key)",
      "payload.holder.name == 'x'",
    ]) {
      const outcome = outcomeOf(source, { key: secret, holder: { constructor: { name: secret } } });
      expect(outcome.kind).toBe("error");
      expect(JSON.stringify(outcome)).not.toContain("4111");
    }
  });
});

describe("what is refused when a condition is saved", () => {
  it.each([
    ["amount > 5", "`amount` is not a variable; a condition can read `action`, `payload`", "1:1"],
    ["true &&\n  action.foo == 1", "`action` has no field `foo`; it has `agentId`", "2:10"],
    ["findings.exists(f, f.kind == 'x')", "`f.kind` is not a field", "1:22"],
    ["risk.score == 'HIGH'", "`risk.score == 'HIGH'` does not fit together: number == text", "1:1"],
    ["risk.score in [50, 60]", "write the numbers with a decimal point", "1:1"],
    ["payload.a ==", "The condition ends too early", "1:13"],
    ["payload.a == )", "`)` is not expected here", "1:14"],
    ["1 + 1", "The condition must be true or false", "1:1"],
    ["payload.text.matches(payload.pattern)", "`matches` needs its pattern as text in quotes", "1:1"],
    ["payload.text.matches('(?=x)')", "RE2", "1:1"],
    ["payload.text.matches('a{1000}')", "too large", "1:1"],
    ["cidr(payload.ip, payload.block)", "`cidr` needs its rule as text in quotes", "1:1"],
    ["cidr(payload.ip, '10.0.0/8')", "`10.0.0/8` is not an address block", "1:1"],
    ["inWindow(now, 'always', 'UTC')", "`always` is not a window", "1:1"],
    ["inWindow(now, 'Mon-Fri 09:00-17:00', 'Mars/Base')", "`Mars/Base` is not a time zone", "1:1"],
    ["cel.bind(x, 1, x == 1)", "`.bind()` is not a function of conditions", "1:1"],
    ["['a'].join('') == 'a'", "`.join()` is not a function of conditions", "1:1"],
    ["payload.launch()", "`.launch()` is not a function of conditions", "1:1"],
    ["{payload.a: 1} == payload.b", "The keys of a map must be written as text in quotes", "1:2"],
    ["launch(payload)", "`launch()` is not a function of conditions", "1:1"],
    ["now.getHours('Europe/Berlin') == 9", "use `inWindow()` for local time", "1:1"],
    ["payload.a.all(x, payload.b.all(y, payload.c.all(z, true)))", "Loops may be nested at most 2 deep", "1:35"],
  ])("%s", (source, message, at) => {
    const error = saveErrorOf(source);
    expect(error.message).toContain(message);
    expect(error.at).toBe(at);
  });

  it("bounds the text, the tree and its depth, and says so", () => {
    expect(saveErrorOf(`payload.a == '${"é".repeat(2_048)}'`).message).toContain(
      `at most ${CONDITION_LIMITS.sourceBytesMax}`,
    );
    expect(saveErrorOf(Array(150).fill("true==true").join("||")).message).toContain("too many parts");
    for (const [open, close] of ["()", "[]", "!", "-", "{1:"]) {
      expect(saveErrorOf((open ?? "").repeat(1_300) + (close ?? "").repeat(1_300)).message).toMatch(
        /too many|too deep|too complicated|does not fit|ends too early|not expected/,
      );
    }
  });
});
