import { describe, expect, it } from "vitest";
import fixture from "../fixtures/decisions.json" with { type: "json" };
import { decide } from "./index";
import { type FixtureCase, readFixture } from "./testing/fixture";

const cases: readonly FixtureCase[] = readFixture(fixture);

describe("the table of decisions", () => {
  it.each(cases.map((entry) => [entry.name, entry] as const))(
    "%s",
    (_name, { action, snapshot, session, now, expected }) => {
      const { decision } = decide(action, snapshot, session, now);

      expect(decision.verdict).toBe(expected.verdict);
      expect(decision.riskParts.reduce((sum, { value }) => sum + value, 0)).toBe(decision.riskScore);
      if (expected.wouldBe !== undefined) expect(decision.wouldBe).toBe(expected.wouldBe);
      if (expected.enforcement !== undefined) expect(decision.enforcement).toBe(expected.enforcement);
      if (expected.riskScore !== undefined) expect(decision.riskScore).toBe(expected.riskScore);
      if (expected.riskCategory !== undefined) expect(decision.riskCategory).toBe(expected.riskCategory);
      if (expected.matchedPolicyId !== undefined) expect(decision.matchedPolicyId).toBe(expected.matchedPolicyId);
      if (expected.reasons !== undefined) expect(decision.reasons.map(({ code }) => code)).toEqual(expected.reasons);
      if (expected.review !== undefined) expect(decision.review).toEqual(expected.review);
      if (expected.outcomes !== undefined) {
        expect(Object.fromEntries(decision.policiesEvaluated.map(({ id, outcome }) => [id, outcome]))).toEqual(
          expected.outcomes,
        );
      }
      if (expected.errors !== undefined) {
        expect(Object.fromEntries(decision.policyErrors.map(({ id, code }) => [id, code]))).toEqual(expected.errors);
      }
      if (expected.shadow !== undefined) {
        expect(Object.fromEntries(decision.shadowVerdicts.map(({ id, wouldBe }) => [id, wouldBe]))).toEqual(
          expected.shadow,
        );
      }
    },
  );
});
