/** A share of a number of trials, with the bounds it is likely to lie between. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** `null` when there was nothing to count. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** 95 % of a normal distribution lies within this many standard deviations. */
const Z = 1.959964;

/** A share with its 95 % interval after Wilson (1927), which stays inside 0 to 1 and holds for small counts. */
export function shareOf(count: number, of: number): Share {
  if (of === 0) return { count, of, value: null, low: null, high: null };
  const p = count / of;
  const denominator = 1 + Z ** 2 / of;
  const middle = (p + Z ** 2 / (2 * of)) / denominator;
  const half = (Z / denominator) * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2));
  return { count, of, value: p, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
