import { describe, expect, it } from "vitest";
import { decide } from "../decide";
import { compilePolicySet } from "../policy/policy-set";
import { actionWith, outcomeOf } from "../testing/bindings";
import { snapshotOf } from "../testing/fixture";
import type { JsonObject } from "../vocabulary/json";

/** Generous: the slowest of these takes about 60 ms on an idle machine, and seconds or more without its guard. */
const BUDGET_MS = 1_000;

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
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
      "no",
    ],
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
    const startedAt = performance.now();
    const outcome = outcomeOf(source, payload);
    expect(outcome.kind === "error" ? outcome.code : outcome.kind).toBe(expected);
    expect(performance.now() - startedAt).toBeLessThan(BUDGET_MS);
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
    const startedAt = performance.now();
    const { decision } = decide(actionWith({ list: numbers(300) }), snapshot, null, 0);
    expect(performance.now() - startedAt).toBeLessThan(BUDGET_MS);
    expect(decision.verdict).toBe("BLOCK");
    expect(new Set(decision.policyErrors.map(({ code }) => code))).toEqual(new Set(["limit"]));
  });
});
