import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { throttled } from "./throttled";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("a burst acts at once and once more at its end, so nothing asked for is lost", () => {
  const act = vi.fn();
  const ask = throttled(act, 1_000);
  for (let times = 0; times < 50; times += 1) ask();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(2);
  ask();
  expect(act).toHaveBeenCalledTimes(3);
});
