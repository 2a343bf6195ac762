const FIRST_MS = 200;
const MAX_MS = 10_000;

/**
 * How long to wait before a front door that ended is followed by another.
 * @param quickEnds how many in a row ended soon after they began: a crash loop must not burn the machine.
 */
export function restartDelayMs(quickEnds: number): number {
  return quickEnds === 0 ? 0 : Math.min(FIRST_MS * 2 ** (quickEnds - 1), MAX_MS);
}
