/** When a delivery is tried, in seconds after the first time (contracts/mastguard.md §7). */
const ATTEMPTS_AT_S = [0, 30, 120, 600, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400] as const;
/** A wait is longer by up to this share, so that what failed together does not come back together. */
const JITTER = 0.1;

/**
 * The wait before the next attempt, in milliseconds; null when that was the last. Counted from the end of the attempt before, so a
 * server that was away does not catch up in a burst.
 * @param made attempts of this round, at least 1. @param random from 0 to 1.
 */
export function waitAfter(made: number, random: number): number | null {
  const [last, next] = [ATTEMPTS_AT_S[made - 1], ATTEMPTS_AT_S[made]];
  if (last === undefined || next === undefined) return null;
  return Math.round((next - last) * 1_000 * (1 + JITTER * random));
}

/** An endpoint that has taken nothing for so long is disabled. PostgreSQL interval. */
export const FAILING_MAX = "3 days";
