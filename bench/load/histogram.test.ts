import { expect, test } from "vitest";
import { Histogram } from "./histogram";

function filled(values: readonly number[]): Histogram {
  const histogram = new Histogram();
  for (const value of values) histogram.add(value);
  return histogram;
}

/** The definition: sort, then take the value at the rank. */
function exact(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.max(1, Math.ceil((percent / 100) * sorted.length)) - 1] ?? 0;
}

test("a percentile is at most 1 % above the exact one and never below it", () => {
  // A long tail over five decades, as latencies have; the sequence is fixed.
  const values = Array.from({ length: 50_000 }, (_, index) => 10 ** (((index * 7_919) % 50_000) / 10_000) * 3);
  const histogram = filled(values);
  for (const percent of [0, 1, 50, 90, 95, 99, 99.9, 100]) {
    const right = exact(values, percent);
    expect(histogram.percentile(percent)).toBeGreaterThanOrEqual(right * (1 - 1e-9));
    expect(histogram.percentile(percent)).toBeLessThanOrEqual(right * 1.010_001);
  }
});

test("mean, maximum and count are exact", () => {
  const { count, mean, max } = filled([1, 2, 3, 10]).distribution();
  expect({ count, mean, max }).toEqual({ count: 4, mean: 4, max: 10 });
});

test("no percentile exceeds the largest value", () => {
  expect(filled([123.456]).distribution()).toEqual({
    count: 1,
    mean: 123.456,
    p50: 123.456,
    p95: 123.456,
    p99: 123.456,
    max: 123.456,
  });
});

test("nothing seen gives zeros", () => {
  expect(new Histogram().distribution()).toEqual({ count: 0, mean: 0, p50: 0, p95: 0, p99: 0, max: 0 });
});

test("values outside the range are counted at its edges", () => {
  const histogram = filled([0, 1e12]);
  expect(histogram.distribution().count).toBe(2);
  expect(histogram.percentile(50)).toBeCloseTo(0.1);
  expect(histogram.percentile(100)).toBeGreaterThanOrEqual(1e9);
});
