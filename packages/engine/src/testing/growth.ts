import { expect } from "vitest";

/** How many times as large the large input is. Work that is quadratic takes the square of it as long. */
const TIMES_AS_LARGE = 16;
/** Caches and the collector are allowed much, as long as it stays far from the square, 256. */
const TIMES_AS_LONG_MAX = 100;
/** Shorter times say more of the clock and of other work than of ours. */
const FLOOR_MS = 0.5;
const ROUNDS = 3;

/**
 * Expects work to take time in proportion to its size, which is compared at a size and at sixteen times that. Each counts with the best
 * of three rounds, after one that warms up, of the processor's time.
 * @param workOf makes the input of a size, outside of the time that counts, and returns the work on it.
 */
export function expectLinearTime(size: number, workOf: (size: number) => () => void): void {
  bestOf(workOf(size));
  const small = Math.max(bestOf(workOf(size)), FLOOR_MS);
  expect(bestOf(workOf(size * TIMES_AS_LARGE))).toBeLessThan(small * TIMES_AS_LONG_MAX);
}

/** A text of this length made of one piece. */
export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
}

function bestOf(work: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = processorMs();
    work();
    best = Math.min(best, processorMs() - from);
  }
  return best;
}

/** Milliseconds of a processor that this process has had: what other processes do to the clock does not count. */
export function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
