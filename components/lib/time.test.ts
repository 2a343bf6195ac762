import { describe, expect, test } from "vitest";
import { formatClock, formatDayAndClock, formatExact, formatRelative, toDate } from "./time";

const NOW = Date.parse("2026-11-20T14:32:07.412Z");
const ago = (milliseconds: number) => formatRelative(NOW - milliseconds, NOW);

describe("times", () => {
  test("clocks and days are UTC whatever the machine's zone", () => {
    expect([
      formatClock("2026-11-20T15:32:07.412+01:00"),
      formatClock(NOW, "milliseconds"),
      formatDayAndClock(NOW),
      formatExact(NOW),
    ]).toEqual(["14:32:07", "14:32:07.412", "20 Nov 2026, 14:32", "20 Nov 2026, 14:32:07.412 UTC"]);
  });

  test("past moments are one unit ago, then the day", () => {
    expect([200, 2_000, 14 * 60_000, 3 * 3_600_000, 30 * 3_600_000, 4 * 86_400_000, 8 * 86_400_000].map(ago)).toEqual([
      "now",
      "2 s ago",
      "14 min ago",
      "3 h ago",
      "yesterday",
      "4 d ago",
      "12 Nov 2026",
    ]);
  });

  test("coming moments say in how long", () => {
    expect([-32 * 60_000, -6 * 86_400_000, -55 * 86_400_000].map(ago)).toEqual(["in 32 min", "in 6 d", "14 Jan 2027"]);
  });

  test("a value that is no moment is refused, not shown", () => {
    expect(() => toDate("soon")).toThrow(RangeError);
  });
});
