import { describe, expect, it } from "vitest";
import { decide } from "../decide";
import type { GuardrailEffect } from "../detection/finding-type";
import { DEFAULT_DETECTION } from "../detection/settings";
import { compilePolicySet } from "../policy/policy-set";
import { BARE_ACTION } from "../testing/bare-action";
import { snapshotOf } from "../testing/fixture";
import { definitionOf, NOW } from "../testing/policies";
import { probe, seen } from "../testing/probe";
import type { Verdict } from "../vocabulary/verdict";

const allowing = compilePolicySet({
  policies: [definitionOf({ id: "pol_allow", name: "Allow all", decision: "ALLOW", condition: "" })],
  combining: "first_applicable",
  fallback: "risk",
});

const silent = compilePolicySet({ policies: [], combining: "first_applicable", fallback: "risk" });

function decideOn(type: string, effects: Readonly<Record<string, GuardrailEffect>> = {}, parts = {}) {
  const detection = { ...DEFAULT_DETECTION, effects: new Map(Object.entries(effects)) };
  const snapshot = snapshotOf(allowing, { detection, ...parts });
  return decide(BARE_ACTION, snapshot, null, NOW, { detectors: probe([seen({ type })]) }).decision;
}

describe("a guardrail", () => {
  const cases: readonly (readonly [effect: GuardrailEffect, verdict: Verdict])[] = [
    ["off", "ALLOW"],
    ["score", "ALLOW"],
    ["alert", "ALERT"],
    ["review", "HITL"],
    ["block", "BLOCK"],
  ];

  it.each(cases)("set to %s makes of an allowed action: %s", (effect, verdict) => {
    expect(decideOn(`probe_${effect}`).verdict).toBe(verdict);
    expect(decideOn("probe_score", { probe_score: effect }).verdict).toBe(verdict);
  });

  it("is not lifted by a policy that allows, and the reasons name both", () => {
    const { reasons, matchedPolicyId } = decideOn("probe_review");
    expect(matchedPolicyId).toBe("pol_allow");
    expect(reasons.map(({ code, ids }) => [code, ...ids])).toEqual([
      ["guardrail", "probe_review"],
      ["guardrail_over_policy", "pol_allow"],
      ["policy_matched", "pol_allow"],
    ]);
  });

  it("holds in audit-only mode, where policies are only recorded", () => {
    const decision = decideOn("probe_review", {}, { mode: "audit_only" });
    expect([decision.verdict, decision.wouldBe]).toEqual(["HITL", "HITL"]);
  });

  it("that is off leaves no finding, no risk and no failure mode", () => {
    const decision = decideOn("probe_off");
    expect([decision.findings, decision.mastFailures]).toEqual([[], []]);
    expect(decision.riskParts.some(({ code }) => code === "finding")).toBe(false);
  });

  it("acts on nothing less sure than an even chance", () => {
    const detectors = probe([seen({ type: "probe_block", confidence: 0.4 })]);
    const { verdict, findings } = decide(BARE_ACTION, snapshotOf(allowing), null, NOW, { detectors }).decision;
    expect([verdict, findings[0]?.effect]).toEqual(["ALLOW", "score"]);
  });

  it("takes a confidence that is no number for certainty", () => {
    const detectors = probe([seen({ type: "probe_block", confidence: Number.NaN })]);
    expect(decide(BARE_ACTION, snapshotOf(allowing), null, NOW, { detectors }).decision.verdict).toBe("BLOCK");
  });
});

describe("findings", () => {
  it("of a rule that must be asked for are dropped until it is", () => {
    const detectors = probe([seen({ type: "probe_alert", rule: "asked-for" })]);
    const verdictWith = (optIn: readonly string[]) =>
      decide(
        BARE_ACTION,
        snapshotOf(allowing, { detection: { ...DEFAULT_DETECTION, optIn: new Set(optIn) } }),
        null,
        NOW,
        {
          detectors,
        },
      ).decision.verdict;
    expect([verdictWith([]), verdictWith(["probe_alert/asked-for"])]).toEqual(["ALLOW", "ALERT"]);
  });

  it("are bounded, and what blocks is not crowded out by what only scores", () => {
    const flood = Array.from({ length: 900 }, (_, index) => seen({ rule: `rule-${index}`, severity: "CRITICAL" }));
    const detectors = probe([...flood, seen({ type: "probe_block" })]);
    const { verdict, findings } = decide(BARE_ACTION, snapshotOf(allowing), null, NOW, { detectors }).decision;
    expect([verdict, findings.length]).toEqual(["BLOCK", 50]);
  });

  it("about the same words are one, the gravest, where the type says so", () => {
    const at = (start: number, end: number, parts: object = {}) =>
      seen({ type: "probe_alert", path: "payload.a", span: { start, end }, ...parts });
    const detectors = probe([
      at(0, 5, { rule: "first" }),
      at(3, 9, { rule: "graver", severity: "HIGH" }),
      at(9, 12, { rule: "beside" }),
      at(0, 5, { rule: "elsewhere", path: "payload.b" }),
    ]);
    const { findings } = decide(BARE_ACTION, snapshotOf(allowing), null, NOW, { detectors }).decision;
    expect(findings.map(({ rule }) => rule)).toEqual(["graver", "beside", "elsewhere"]);
  });

  it("that are mere guesses take no place of one that is sure, however grave they would be", () => {
    const span = { start: 0, end: 5 };
    const sure = seen({ type: "probe_score", severity: "HIGH", confidence: 0.9, path: "payload.a", span });
    const guess = { ...sure, severity: "CRITICAL" as const, confidence: 0.1 };
    const decoys = Array.from({ length: 60 }, () => ({ ...guess, span: null }));
    for (const found of [
      [sure, guess],
      [guess, sure],
      [...decoys, sure],
    ]) {
      const decision = decide(BARE_ACTION, snapshotOf(silent), null, NOW, { detectors: probe(found) }).decision;
      expect(decision.verdict).toBe("HITL");
    }
  });

  it("of a type no detector declares fail the stage: nothing unknown passes", () => {
    const detectors = probe([seen({ type: "unheard_of" })]);
    expect(decide(BARE_ACTION, snapshotOf(allowing), null, NOW, { detectors }).decision.failedStage).toBe("detectors");
  });
});
