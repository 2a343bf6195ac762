import { describe, expect, it } from "vitest";
import { ABOVE, BELOW, bucketInWords, columnsOf, spanOf } from "./histogram-scale";

const bucket = (ALLOW: number, ALERT: number, HITL: number, BLOCK: number) => ({
  at: "2026-11-20T12:00:00.000Z",
  ALLOW,
  ALERT,
  HITL,
  BLOCK,
});

describe("columnsOf", () => {
  it("one exception beside a million ALLOW can be seen", () => {
    const [bars = []] = columnsOf([bucket(1_000_000, 0, 1, 0)]);
    expect(bars).toEqual([
      { decision: "HITL", y: 0, height: ABOVE },
      { decision: "ALLOW", y: ABOVE + 1, height: BELOW },
    ]);
  });

  it("what is not zero is at least a pixel, what is zero is nothing", () => {
    const [, small = []] = columnsOf([bucket(0, 0, 0, 10_000), bucket(0, 1, 0, 0)]);
    expect(small).toEqual([{ decision: "ALERT", y: ABOVE - 1, height: 1 }]);
  });

  it("nothing is drawn outside the room, however the parts are rounded", () => {
    for (const bars of columnsOf([bucket(1, 1, 1, 1), bucket(0, 333, 333, 334)]))
      for (const { y } of bars) expect(y).toBeGreaterThanOrEqual(0);
  });
});

describe("spanOf", () => {
  const histogram = {
    bucketMs: 60_000,
    buckets: [bucket(0, 0, 0, 0), { ...bucket(0, 0, 0, 0), at: "2026-11-20T12:01:00.000Z" }],
  };

  it("is the same whichever end was chosen first, with the last bucket whole", () => {
    const span = { from: "2026-11-20T12:00:00.000Z", to: "2026-11-20T12:02:00.000Z" };
    expect(spanOf(histogram, 0, 1)).toEqual(span);
    expect(spanOf(histogram, 1, 0)).toEqual(span);
  });

  it("is none outside the histogram", () => {
    expect(spanOf(histogram, 0, 2)).toBeNull();
  });
});

it("a bucket's words name what is there, the gravest first", () => {
  expect(bucketInWords(bucket(1_204, 0, 2, 3))).toBe("3 BLOCK, 2 HITL, 1,204 ALLOW");
  expect(bucketInWords(bucket(0, 0, 0, 0))).toBe("no decisions");
});
