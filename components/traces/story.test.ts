import { describe, expect, it } from "vitest";
import { evidenceTextOf } from "./evidence-text";
import { finalAnswerOf, outcomeInWords, resultInWords, riskPartInWords, waterfallOf } from "./story";
import type { TraceData } from "./trace-data";

const stage = (
  name: TraceData["story"]["stages"][number]["name"],
  durationUs: number,
  outcome: TraceData["story"]["stages"][number]["outcome"] = "pass",
) => ({
  name,
  outcome,
  detail: "2 policies evaluated, 0 failed",
  risk: 0,
  ids: [],
  durationUs,
});

describe("waterfall", () => {
  it("puts each stage where the one before it ended, and all of them into the whole", () => {
    const { totalUs, rows } = waterfallOf([stage("containment", 100), stage("identity", 300), stage("policies", 600)]);
    expect(totalUs).toBe(1_000);
    expect(rows.map(({ offset, width }) => [offset, width])).toEqual([
      [0, 0.1],
      [0.1, 0.3],
      [0.4, 0.6],
    ]);
  });

  it("a stage that took no time can be seen, one that was not reached cannot", () => {
    const { rows } = waterfallOf([stage("containment", 1_000), stage("identity", 0), stage("mode", 0, "skipped")]);
    expect(rows[1]?.width).toBeGreaterThan(0);
    expect((rows[1]?.offset ?? 1) + (rows[1]?.width ?? 1)).toBeLessThanOrEqual(1);
    expect(rows[2]?.width).toBe(0);
  });

  it("a clock that measured nothing divides by nothing", () => {
    for (const { offset, width } of waterfallOf([stage("containment", 0)]).rows) {
      expect(Number.isFinite(offset)).toBe(true);
      expect(Number.isFinite(width)).toBe(true);
    }
  });
});

describe("words", () => {
  it("a stage that failed never reads as if it had allowed", () => {
    expect(resultInWords(stage("policies", 1, "error"))).toBe("failed, which never allows");
  });

  it("the risk stage is said by its parts", () => {
    const parts = [
      { code: "action_type", label: "PAYMENT_APPROVE", value: 35 },
      { code: "cap", label: "Cap", value: -5 },
    ];
    expect(resultInWords(stage("risk", 1), parts)).toBe("Kind of action +35, Cap at 100 −5");
    expect(riskPartInWords({ code: "data_class", label: "special_category" })).toBe("Data: special category");
  });
});

describe("final answer", () => {
  const answer = (decision: TraceData["answer"]["decision"]) => ({ decision });
  const task = (status: string) => ({ status });

  it("an action nobody was asked about has its answer at once", () => {
    expect(finalAnswerOf({ answer: answer("BLOCK"), task: null })).toEqual({ kind: "at_once", decision: "BLOCK" });
  });

  it("expiry is a rejection, and an unknown state is never an approval", () => {
    expect(finalAnswerOf({ answer: answer("HITL"), task: task("EXPIRED") })).toEqual({
      kind: "expired",
      decision: "BLOCK",
    });
    expect(finalAnswerOf({ answer: answer("HITL"), task: task("PARTIALLY_APPROVED") })).toEqual({ kind: "waiting" });
    expect(finalAnswerOf({ answer: answer("HITL"), task: task("SOMETHING_NEW") })).toEqual({ kind: "waiting" });
  });
});

describe("evidence text", () => {
  const content = { payload: { items: [{ note: "pay the new account" }] }, context: {} };

  it("is the marked words at the path", () => {
    expect(evidenceTextOf(content, { path: "payload.items[0].note", span: { start: 8, end: 19 } })).toBe("new account");
  });

  it("is nothing where the content is not shown or the path leads nowhere", () => {
    expect(evidenceTextOf({}, { path: "payload.items[0].note", span: { start: 0, end: 3 } })).toBeNull();
    expect(evidenceTextOf(content, { path: "payload.constructor.name", span: { start: 0, end: 3 } })).toBeNull();
    expect(evidenceTextOf(content, { path: null, span: null })).toBeNull();
  });
});

describe("the outcome on top of the page", () => {
  it.each([
    ["succeeded", false, null, "succeeded", "ok"],
    ["succeeded", false, true, "succeeded", "ok"],
    ["failed", false, null, "failed", "warn"],
    ["not_executed", false, null, "not executed", "muted"],
    ["succeeded", true, true, "ran without being allowed", "bad"],
    ["failed", true, false, "ran without being allowed", "bad"],
    ["succeeded", false, false, "another action", "bad"],
    ["not_executed", false, false, "another action", "bad"],
  ] as const)("%s, without allow %s, same digest %s: %s", (status, executedWithoutAllow, digestMatches, word, tone) => {
    expect(outcomeInWords({ status, executedWithoutAllow, digestMatches })).toEqual({ word, tone });
  });
});
