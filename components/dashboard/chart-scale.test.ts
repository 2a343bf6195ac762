import { expect, test } from "vitest";
import { ABOVE, burstOf, decisionsIn, niceCeiling, scalesOf, segmentAt, segmentsOf } from "./chart-scale";

const bucket = (counts: Partial<Record<"allow" | "alert" | "hitl" | "block", number>>) => ({
  at: "2026-11-20T14:00:00.000Z",
  allow: 0,
  alert: 0,
  hitl: 0,
  block: 0,
  ...counts,
});

test("an axis ends at an even round number that holds every count", () => {
  expect([0, 1, 2, 3, 7, 11, 41, 80, 81, 999, 1001].map(niceCeiling)).toEqual([
    2, 2, 2, 4, 8, 20, 60, 80, 100, 1000, 2000,
  ]);
});

test("exceptions stand on the axis and ALLOW hangs below it, each at its own scale", () => {
  const column = bucket({ allow: 1_000, alert: 4, hitl: 4 });
  const segments = segmentsOf(column, scalesOf([column]));
  expect(segments.map(({ kind }) => kind)).toEqual(["hitl", "alert", "allow"]);
  expect(segments[0]?.y).toBe(ABOVE / 2);
  expect(segments[1]?.y).toBe(0);
  expect(segments[2]?.y).toBeGreaterThan(ABOVE);
});

test("a single exception stays visible beside thousands", () => {
  const [rare] = segmentsOf(bucket({ block: 1 }), { exceptions: 10_000, allowed: 2 });
  expect(rare?.height).toBeGreaterThan(1);
});

test("the decision under the pointer is the one drawn there", () => {
  const column = bucket({ allow: 10, alert: 5, hitl: 5 });
  const segments = segmentsOf(column, scalesOf([column]));
  expect(segmentAt(segments, ABOVE - 5)).toBe("hitl");
  expect(segmentAt(segments, 20)).toBe("alert");
  expect(segmentAt(segments, ABOVE + 10)).toBe("allow");
  expect(segmentAt(segmentsOf(bucket({}), scalesOf([])), 20)).toBeNull();
});

test("a burst is named when blocks are many and unusual, and only then", () => {
  expect(burstOf([bucket({ block: 2 }), bucket({ block: 67 }), bucket({ block: 3 })])).toBe(1);
  expect(burstOf([bucket({ block: 9 })])).toBeNull();
  expect(burstOf([bucket({ block: 40 }), bucket({ block: 38 }), bucket({ block: 41 })])).toBeNull();
});

test("a column counts every decision once", () => {
  expect(decisionsIn(bucket({ allow: 4, alert: 3, hitl: 2, block: 1 }))).toBe(10);
});
