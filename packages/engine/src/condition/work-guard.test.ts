import { describe, expect, it } from "vitest";
import { decide } from "../decide";
import { compilePolicySet } from "../policy/policy-set";
import { atBest } from "../testing/at-best";
import { actionWith, outcomeOf } from "../testing/bindings";
import { snapshotOf } from "../testing/fixture";
import type { JsonObject, JsonValue } from "../vocabulary/json";

/** Generous: each of these takes at most about 5 ms on an idle machine, and seconds or more without its guard. */
const BUDGET_MS = 500;

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
const keys = (length: number): JsonObject =>
  Object.fromEntries(numbers(length).map((index) => [`key-${index}`, index]));
const nested = (depth: number): JsonValue => (depth === 0 ? 1 : [nested(depth - 1)]);
const LONG_TEXT = "a".repeat(262_144);

/** Text no automaton can predict; a linear congruential generator keeps it the same in every run. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 31 === 0 ? "a" : "b";
  }).join("");
}

const needle = `${"a".repeat(32_767)}b${"a".repeat(32_767)}`;

describe("a condition cannot freeze the process", () => {
  it.each<readonly [string, string, JsonObject, string]>([
    [
      "an exponential regular expression",
      "payload.text.matches('^(([a-z])+.)+[A-Z]([a-z])+$')",
      { text: "a".repeat(29) },
      "no",
    ],
    ["a linear one over 256 kB", "payload.text.matches('(a+)+$b')", { text: LONG_TEXT }, "no"],
    ["a pattern whose automaton explodes", "payload.text.matches('a[ab]{60}[cd]')", { text: noise(262_144) }, "limit"],
    [
      "nested loops over 1,000 × 1,000",
      "payload.list.exists(a, payload.list.exists(b, a + b < 0))",
      { list: numbers(1_000) },
      "limit",
    ],
    [
      "nested loops over 300 × 300",
      "payload.list.exists(a, payload.list.exists(b, a < b - 1000))",
      { list: numbers(300) },
      "limit",
    ],
    [
      "nested loops over 50 × 50",
      "payload.list.exists(a, payload.list.exists(b, a < b - 1000))",
      { list: numbers(50) },
      "no",
    ],
    [
      "maps of 1,200 keys compared in a loop",
      "payload.list.all(x, payload.left == payload.right)",
      { list: numbers(1_000), left: keys(1_200), right: keys(1_200) },
      "limit",
    ],
    [
      "membership in a map of 1,200 keys in a loop",
      "payload.list.all(x, !('no' in payload.left))",
      { list: numbers(1_000), left: keys(1_200) },
      "limit",
    ],
    [
      "a map of 1,200 keys counted in a loop",
      "payload.list.all(x, count(payload.left) > 0)",
      { list: numbers(1_000), left: keys(1_200) },
      "limit",
    ],
    [
      "a map of 1,200 keys compared with a literal in a loop",
      "payload.list.all(x, payload.left != 'no')",
      { list: numbers(1_000), left: keys(1_200) },
      "limit",
    ],
    [
      "a list used as a key, which would be joined into text",
      "payload[payload.long] == 1",
      { long: numbers(1_000) },
      "type_mismatch",
    ],
    ["a type as deep as its author likes", "payload.deep == 1", { deep: nested(60) }, "limit"],
    [
      "a short search for what almost occurs everywhere",
      "payload.list.all(x, !payload.text.contains('aaaaab'))",
      { list: numbers(1_000), text: LONG_TEXT },
      "limit",
    ],
    [
      "a backward search for what almost occurs everywhere",
      "payload.text.lastIndexOf(payload.needle) < 0",
      { text: LONG_TEXT, needle: `${"a".repeat(99)}b` },
      "limit",
    ],
    ["failures swallowed outside of loops", `${"payload.x == 1 || ".repeat(70)}true`, {}, "yes"],
    ["a loop over 1,001 elements", "payload.list.exists(a, a < 0)", { list: numbers(1_001) }, "limit"],
    ["membership in 1,001 elements", "-1 in payload.list", { list: numbers(1_001) }, "limit"],
    ["a limit hidden behind ||", "payload.list.exists(a, a < 0) || true", { list: numbers(1_001) }, "limit"],
    [
      "a loop in which every step fails",
      "payload.list.exists(a, payload.list.exists(b, a.x == 1))",
      { list: numbers(400) },
      "limit",
    ],
    [
      "failures swallowed inside a loop",
      "payload.list.all(a, payload.list.all(b, a.x == 1 || a.y == 1 || true))",
      { list: numbers(400) },
      "limit",
    ],
    [
      "deep equality in a loop",
      "payload.list.exists(a, payload.left != payload.right)",
      { list: numbers(1_000), left: numbers(1_000), right: numbers(1_000) },
      "limit",
    ],
    [
      "long text compared in a loop",
      "payload.list.exists(a, payload.left != payload.right)",
      { list: numbers(1_000), left: LONG_TEXT, right: `a${LONG_TEXT.slice(1)}` },
      "limit",
    ],
    [
      "long text searched in a loop",
      "payload.list.exists(a, payload.text.contains('zzz'))",
      { list: numbers(1_000), text: LONG_TEXT },
      "limit",
    ],
    [
      "a search both sides of which the agent chose",
      "payload.text.contains(payload.needle)",
      { text: "a".repeat(196_608), needle },
      "limit",
    ],
    [
      "splitting in a loop",
      "payload.list.exists(a, payload.text.split('').size() < 0)",
      { list: numbers(1_000), text: LONG_TEXT },
      "limit",
    ],
    ["text grown by +", "payload.text + payload.text == ''", { text: LONG_TEXT }, "limit"],
    [
      "text doubled over and over",
      `[payload.text]${".map(t, t + t)".repeat(40)}.exists(t, t == payload.text)`,
      { text: "ab" },
      "limit",
    ],
    ["a list grown by +", "size(payload.list + payload.list) > 0", { list: numbers(600) }, "limit"],
    [
      "sharing that unfolds exponentially when compared",
      `[1]${".map(t, [t, t])".repeat(40)} == [1]${".map(t, [t, t])".repeat(40)}`,
      {},
      "limit",
    ],
    [
      "a duration read in quadratic time",
      "duration(payload.text) > duration('1s')",
      { text: "1".repeat(262_144) },
      "type_mismatch",
    ],
    ["a large integer", `${"9".repeat(3_000)} * ${"9".repeat(900)} > 1`, {}, "type_mismatch"],
  ])("%s", (_name, source, payload, expected) => {
    const outcome = outcomeOf(source, payload);
    expect(outcome.kind === "error" ? outcome.code : outcome.kind).toBe(expected);
    expect(atBest(BUDGET_MS, () => outcomeOf(source, payload))).toBeLessThan(BUDGET_MS);
  });
});

describe("a condition that reached a limit", () => {
  it.each([
    "payload.list.all(x, payload.seen > 0 && payload.list.all(y, true))",
    "payload.list.exists(x, payload.seen < 0 || !payload.list.all(y, true))",
    "payload.list.exists_one(x, payload.seen > 0 && payload.list.all(y, true))",
    "size(payload.list.filter(x, payload.seen > 0 && payload.list.all(y, true))) > 0",
    "size(payload.list.map(x, payload.seen > 0 && payload.list.all(y, true))) > 0",
  ])("does not go on with its outer loop: %s", (source) => {
    let seen = 0;
    const payload = {
      list: numbers(1_000),
      get seen() {
        seen += 1;
        return seen;
      },
    };
    expect(outcomeOf(source, payload)).toMatchObject({ code: "limit" });
    expect(seen).toBeGreaterThan(5);
    expect(seen).toBeLessThan(100);
  });
});

describe("ordinary conditions over a payload of the largest size", () => {
  const payload = {
    text: `${"The quick brown fox jumps over the lazy dog, and pays 12.50 EUR. ".repeat(4_000)} drop table users`,
    items: numbers(1_000).map((amount) => ({ sku: `sku-${amount}`, amount: amount % 9, currency: "EUR" })),
    left: keys(1_000),
    right: keys(1_000),
  };

  it.each([
    ["payload.text.contains('users')", "yes"],
    ["payload.text.contains('x')", "yes"],
    ["payload.text.contains('a phrase that does not occur')", "no"],
    ["payload.text.lowerAscii().contains('drop table')", "yes"],
    ["payload.text.matches(r'(?i)\\b(drop|truncate)\\s+table\\b')", "yes"],
    ["payload.text.matches(r'(?i)(password|secret|token|api[_-]?key)\\s*[:=]\\s*\\S+')", "no"],
    ["payload.text.matches(r'\\d{3}-\\d{2}-\\d{4}')", "no"],
    ["size(payload.text) > 100000", "yes"],
    ["payload.items.all(i, i.amount < 10)", "yes"],
    ["payload.items.exists(i, i.amount > 8 && i.currency != 'EUR' && i.sku.startsWith('x'))", "no"],
    ["count(payload.items.filter(i, i.amount * 2 > 10)) > 100", "yes"],
    ["'sku-999' in payload.items.map(i, i.sku)", "yes"],
    ["payload.left == payload.right", "yes"],
    ["'key-999' in payload.left && 'key-1' in payload.right", "yes"],
  ])("%s: %s", (source, expected) => {
    expect(outcomeOf(source, payload)).toEqual({ kind: expected });
  });
});

describe("a hundred costly policies", () => {
  const costly = "payload.list.exists(a, payload.list.exists(b, a < b - 1000))";
  const policies = numbers(100).map((index) => ({
    id: `p${index}`,
    versionId: `p${index}`,
    version: 1,
    name: `p${index}`,
    actionTypes: [],
    agentIds: [],
    tools: [],
    condition: costly,
    decision: "BLOCK" as const,
    priority: index,
    createdAt: 0,
    shadow: false,
  }));

  it("share one budget, and those it does not reach set their floor", () => {
    const snapshot = snapshotOf(compilePolicySet({ policies, combining: "first_applicable", fallback: "risk" }));
    const deciding = () => decide(actionWith({ list: numbers(300) }), snapshot, null, 0);
    expect(atBest(BUDGET_MS, deciding)).toBeLessThan(BUDGET_MS);
    const { decision } = deciding();
    expect(decision.verdict).toBe("BLOCK");
    expect(new Set(decision.policyErrors.map(({ code }) => code))).toEqual(new Set(["limit"]));
  });
});
