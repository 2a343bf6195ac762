import type { Decision, Verdict } from "@auxdynamics/mastguard-sdk";
import { expect, test } from "vitest";
import type { Sent } from "./replay-events";
import { sentenceOf, tableOf, tallyOf } from "./tally";

function decided(traceId: string, verdict: Verdict, agentId = "agent"): Sent {
  const decision: Decision = {
    traceId,
    decision: verdict,
    riskScore: 0,
    riskCategory: "LOW",
    mastFailures: [],
    findings: [],
    processingTimeMs: 1,
    mode: "sync",
    queued: false,
    matchedPolicyId: null,
    hitlTaskId: null,
    expiresAt: null,
    policiesEvaluated: [],
    reasons: [],
    actionDigest: null,
    audit: null,
  };
  return { event: { agentId, actionType: "OTHER", payload: {} }, decision, error: null };
}
const failed: Sent = {
  event: { agentId: "agent", actionType: "OTHER", payload: {} },
  decision: null,
  error: new Error("no answer"),
};
const both = [decided("one", "ALLOW"), decided("two", "BLOCK")];
const audited = new Map<string, Verdict | null>([
  ["one", "ALLOW"],
  ["two", "BLOCK"],
  ["somebody else's", "ALLOW"],
]);

test("equal counts everywhere are complete, and say so in one sentence", () => {
  const tally = tallyOf(both, audited, 2);
  expect(tally.isComplete).toBe(true);
  expect(sentenceOf(tally)).toBe("2 events sent, 2 decided, 2 in the audit log, 2 on the dashboard");
});

test("a missing or different entry, a missing decision or another count on the dashboard is not complete", () => {
  expect(tallyOf(both, new Map([["one", "ALLOW"]]), 2)).toMatchObject({ audited: 1, isComplete: false });
  expect(tallyOf(both, new Map([...audited, ["two", "ALLOW"]]), 2)).toMatchObject({ audited: 1, isComplete: false });
  expect(tallyOf([...both, failed], audited, 2)).toMatchObject({ sent: 3, decided: 2, isComplete: false });
  const tally = tallyOf(both, audited, 3);
  expect(tally.isComplete).toBe(false);
  expect(sentenceOf(tally)).toMatch(/^NOT EQUAL: /);
});

test("a dashboard whose day began anew cannot be compared and does not count against the run", () => {
  expect(tallyOf(both, audited, null).isComplete).toBe(true);
});

test("the table counts decisions by agent, and events without one apart", () => {
  expect(tableOf([...both, failed, decided("three", "HITL", "another-agent")])).toBe(
    [
      "                     ALLOW        ALERT         HITL        BLOCK  no decision",
      "agent                    1            0            0            1            1",
      "another-agent            0            0            1            0            0",
      "all                      1            0            1            1            1",
    ].join("\n"),
  );
});
