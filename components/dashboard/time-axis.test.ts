import { expect, test } from "vitest";
import { axisLabels, endOf, intervalOf } from "./time-axis";

function starts(count: number, bucketMinutes: number, last: string): string[] {
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(last) - (count - 1 - index) * bucketMinutes * 60_000).toISOString(),
  );
}

const LAST = "2026-11-20T14:30:00.000Z";

test("a day is labelled every four hours, at round clocks", () => {
  const labels = axisLabels(starts(48, 30, LAST), 30);
  expect(labels.map(({ text }) => text)).toEqual(["16:00", "20:00", "00:00", "04:00", "08:00", "12:00"]);
});

test("an hour is labelled every ten minutes, a week by its days, a month by every fifth", () => {
  expect(axisLabels(starts(60, 1, LAST), 1)).toHaveLength(6);
  expect(axisLabels(starts(56, 180, "2026-11-20T12:00:00.000Z"), 180).map(({ text }) => text)[0]).toBe("14 Nov");
  expect(axisLabels(starts(60, 720, "2026-11-20T12:00:00.000Z"), 720)).toHaveLength(6);
});

test("an interval says its two clocks, and its day where there are several", () => {
  expect(intervalOf(LAST, 30, false)).toBe("14:30–15:00");
  expect(intervalOf(LAST, 180, true)).toBe("20 Nov, 14:30–17:30");
  expect(endOf(LAST, 30)).toBe("2026-11-20T15:00:00.000Z");
});
