import { describe, expect, it } from "vitest";
import { atBest } from "../testing/at-best";
import { outcomeOf, saveErrorOf } from "../testing/bindings";
import { compileCondition } from "./compile-condition";
import { CONDITION_LIMITS } from "./limits";
import { weighPattern } from "./pattern-weight";

/** Generous: each takes at most about 5 ms on an idle machine, and up to a second without its bound. */
const BUDGET_MS = 100;

const calls = (patterns: readonly string[]): string =>
  patterns.map((pattern) => `payload.s.matches(r"${pattern}")`).join(" || ");
const times = (count: number, pattern: (index: number) => string): readonly string[] =>
  Array.from({ length: count }, (_, index) => pattern(index));

describe("compiling a condition cannot freeze the process", () => {
  it.each<readonly [string, string, string | null]>([
    ["one costly pattern, sixty times", calls(times(60, () => "\\w{200}N")), "at most 20 times"],
    ["one costly pattern, twenty times", calls(times(20, () => "\\w{200}N")), null],
    ["twenty costly patterns", calls(times(20, (index) => `\\w{60}N${index}`)), null],
    ["many large patterns", calls(times(20, (index) => `\\w{190}N${index}`)), "too large together"],
    ["a pattern that writes 60,000 instructions", calls(["(?:a{999}|b{999}|c{999}|d{999})e{999}"]), "too large"],
    ["nested counts", calls(["((a{10}){10}){10}"]), "too large"],
    ["ranges folded code point by code point", calls(["(?i)[B-\\x{1e942}]"]), "too large"],
    ["the same behind a named class", calls(["[[:alpha:]B-\\x{1e942}](?i)[[:alpha:]B-\\x{1e942}]"]), "too large"],
    ["the same behind what looks like a count", calls(["(?i)[{3}-\\x{1e942}]"]), "too large"],
    ["hundreds of Unicode classes", calls(times(20, (index) => `(?i)${"\\pL".repeat(40)}${index}`)), "too large"],
    ["big alternations", calls(times(8, (index) => times(40, (word) => `${word}w${index}`).join("|"))), "too large"],
    ["zones by the dozen", `${"inWindow(now, '00:00-01:00', 'UTC') || ".repeat(60)}true`, "at most 20 times"],
  ])("%s", (_name, source, refusal) => {
    expect(atBest(BUDGET_MS, () => compileCondition(source))).toBeLessThan(BUDGET_MS);
    const compilation = compileCondition(source);
    if (refusal === null) expect(compilation.ok).toBe(true);
    else expect(saveErrorOf(source).message).toContain(refusal);
  });

  it("lets through the patterns people write", () => {
    const written = [
      "(?i)\\b(drop|truncate)\\s+table\\b",
      "(?i)(password|secret|token|api[_-]?key)\\s*[:=]\\s*\\S+",
      "[a-zA-Z0-9_.+-]{1,64}@[a-z0-9.-]{1,100}\\.[a-z]{2,24}",
      "^[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}$",
      "\\b(?:\\d[ -]?){13,19}\\b",
      "(?i)[à-ü]+",
      "\\p{Lu}{1,40}",
    ];
    for (const pattern of written) expect(saveErrorOrNull(calls([pattern]))).toBeNull();
  });
});

describe("what a pattern costs to run", () => {
  const text = "plain words and numbers 12345 ".repeat(2_000);

  it("does not depend on what other conditions compiled before", () => {
    const large = `payload.s.matches(r"x.{60}[yz]")`;
    const both = `${large} || payload.s.matches(r"q[0-9]+!")`;
    const before = outcomeOf(both, { s: text });
    expect(outcomeOf(`payload.s.matches(r"q[0-9]+!")`, { s: text })).toEqual({ kind: "no" });
    expect(outcomeOf(both, { s: text })).toEqual(before);
  });

  it("is the price of a slow one when the condition's analysis is used up, never a refusal", () => {
    const spent = calls([...times(4, (index) => `\\w{200}N${index}`), "q[0-9]+!"]);
    expect(outcomeOf(`false && (${spent}) || payload.s.size() > 0`, { s: text })).toEqual({ kind: "yes" });
    expect(outcomeOf(spent, { s: text })).toMatchObject({ code: "limit" });
    expect(outcomeOf(spent, { s: "short q1!" })).toEqual({ kind: "yes" });
  });
});

describe("the weight of a pattern", () => {
  it.each([
    ["abc", 4],
    ["a{10}", 11],
    ["(?:a{10}){10}", 121],
    ["(x{100})(?i){10}", 1_021],
    ["a{2,5}", 9],
    ["\\x{41}{3}", 4],
    ["\\Q{1000}\\E", 11],
  ])("%s is at most about %d", (pattern, weight) => {
    expect(weighPattern(pattern)).toBeGreaterThanOrEqual(weight * 0.9);
    expect(weighPattern(pattern)).toBeLessThanOrEqual(weight * 1.4 + 4);
  });

  it("stays within what one condition may hold for the largest pattern that is one literal", () => {
    expect(weighPattern("a".repeat(CONDITION_LIMITS.patternLengthMax))).toBeLessThan(CONDITION_LIMITS.patternWeightMax);
  });
});

function saveErrorOrNull(source: string): string | null {
  return compileCondition(source).ok ? null : saveErrorOf(source).message;
}
