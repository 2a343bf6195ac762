import { describe, expect, it } from "vitest";
import { shareOf } from "./interval";

describe("a share", () => {
  it("has the interval of Wilson, here against figures computed by hand", () => {
    const { value, low, high } = shareOf(8, 10);
    expect(value).toBe(0.8);
    expect(low).toBeCloseTo(0.4902, 3);
    expect(high).toBeCloseTo(0.9433, 3);
  });

  it("of none or of all does not pretend to certainty", () => {
    expect(shareOf(0, 20).high).toBeGreaterThan(0.1);
    expect(shareOf(20, 20).low).toBeLessThan(0.9);
  });

  it("of nothing is no figure", () => {
    expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, value: null, low: null, high: null });
  });
});
