import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { expectLinearTime, repeated } from "./growth";

describe("linear time", () => {
  let clockMs = 0;
  beforeEach(() => {
    clockMs = 0;
    vi.spyOn(process, "cpuUsage").mockImplementation(() => ({ user: clockMs * 1_000, system: 0 }));
  });
  afterEach(() => vi.restoreAllMocks());

  const taking = (msOf: (size: number) => number) => (size: number) => () => {
    clockMs += msOf(size);
  };

  it("is told from quadratic", () => {
    expect(() =>
      expectLinearTime(
        1_000,
        taking((size) => size / 100),
      ),
    ).not.toThrow();
    expect(() =>
      expectLinearTime(
        1_000,
        taking((size) => size ** 2 / 100_000),
      ),
    ).toThrow(/less than/);
  });

  it("forgives one slow round, and times too short to mean anything", () => {
    let rounds = 0;
    const isDisturbed = () => (rounds++ % 3 === 1 ? 1_000 : 0);
    expect(() =>
      expectLinearTime(
        1_000,
        taking((size) => size / 100 + isDisturbed()),
      ),
    ).not.toThrow();
    expect(() =>
      expectLinearTime(
        100,
        taking((size) => (size / 1_000) ** 2),
      ),
    ).not.toThrow();
  });
});

describe("a repeated piece", () => {
  it("fills exactly the length that was asked for", () => {
    expect(repeated("abc", 7)).toBe("abcabca");
  });
});
