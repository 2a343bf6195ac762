import { describe, expect, it } from "vitest";
import { assess } from "./assess";

const DIGEST = "sha256:a";
const REVIEWS = ["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED", null] as const;

describe("only what was allowed may have been executed", () => {
  it.each(["succeeded", "failed"] as const)("%s", (status) => {
    for (const review of REVIEWS) {
      for (const decision of ["ALLOW", "ALERT", "HITL", "BLOCK"] as const) {
        const isAllowed =
          decision === "ALLOW" || decision === "ALERT" || (decision === "HITL" && review === "APPROVED");
        const { executedWithoutAllow } = assess(
          { status, executedDigest: null },
          { decision, actionDigest: DIGEST },
          review === null ? null : { status: review, isRedeemed: true },
          [],
        );
        expect([decision, review, executedWithoutAllow]).toEqual([decision, review, !isAllowed]);
      }
    }
  });

  it.each([
    ["HITL", "succeeded", false, ["executed_without_redemption"]],
    ["HITL", "failed", false, ["executed_without_redemption"]],
    ["HITL", "not_executed", false, []],
    ["HITL", "succeeded", true, []],
    ["ALLOW", "succeeded", false, []],
  ] as const)("an approval is redeemed first: %s, %s, %s", (decision, status, isRedeemed, types) => {
    const review = { status: "APPROVED", isRedeemed } as const;
    const answer = assess({ status, executedDigest: null }, { decision, actionDigest: DIGEST }, review, []);
    expect([answer.executedWithoutAllow, answer.findings.map(({ type }) => type)]).toEqual([false, types]);
  });

  it("what was not executed broke no rule, and may still name another action", () => {
    const decided = { decision: "BLOCK", actionDigest: DIGEST } as const;
    const answer = assess({ status: "not_executed", executedDigest: "sha256:b" }, decided, null, []);
    expect(answer).toMatchObject({ executedWithoutAllow: false, digestMatches: false });
    expect(answer.findings.map(({ type, severity }) => [type, severity])).toEqual([["digest_mismatch", "HIGH"]]);
  });
});
