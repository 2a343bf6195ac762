/** How long a node may spend what it took. Also how long taking may last: what arrives, arrives in time. */
export const LEASE_MS = 1_000;

/** What the database gave, and when. */
export interface Grant {
  readonly granted: number;
  /** Left in the database for all nodes. */
  readonly remaining: number;
  /** When it was asked for, before the database saw it: the lease counts from here. Milliseconds. */
  readonly askedAt: number;
  readonly now: number;
}

const BLOCK_FIRST = 8;
/** A node takes at most this part of a second's worth ahead of need. */
const BLOCK_PART = 1 / 8;
/** Blocks that last a shorter time are too small, longer than a lease too large. */
const BLOCK_MS = 100;
/** How soon the database is asked again after it had too little. */
const EMPTY_MS = 10;

/**
 * A node's part of one token bucket: tokens it took from the database, each to be spent within {@link LEASE_MS} or not at all.
 * Pure: times are handed in, in milliseconds of a clock that never steps back.
 *
 * INVARIANT: over any window all nodes together spend at most `rate * window + burstOf(rate)`: the database gives at most that
 * much less the leases that were given before the window and are spent in it, which one lease's length bounds.
 */
export class Bucket {
  // Two leases: the older is spent first, so that what came ahead of need outlives it.
  #older = 0;
  #olderEnds = 0;
  #newer = 0;
  #newerEnds = 0;
  #remaining: number;
  #remainingAt = 0;
  #emptyUntil = 0;
  #block: number;
  #blockAt = 0;
  readonly #blockMax: number;

  /** @param rate tokens a second, and as many in a full bucket. */
  constructor(readonly rate: number) {
    this.#remaining = rate;
    this.#blockMax = Math.max(1, Math.floor(rate * BLOCK_PART));
    this.#block = Math.min(BLOCK_FIRST, this.#blockMax);
  }

  /** Tokens that may be spent now. */
  held(now: number): number {
    return (now < this.#olderEnds ? this.#older : 0) + (now < this.#newerEnds ? this.#newer : 0);
  }

  /** Spends tokens that are {@link held}; the caller has looked. */
  spend(count: number, now: number): void {
    const fromOlder = now < this.#olderEnds ? Math.min(count, this.#older) : 0;
    this.#older -= fromOlder;
    this.#newer -= count - fromOlder;
  }

  /** Whether it is time to ask for the next block: less than half of one is left, and the database may have some. */
  isLow(now: number): boolean {
    return now >= this.#emptyUntil && this.held(now) * 2 <= this.#block;
  }

  /** Whether the database said a moment ago that there is nothing. */
  isEmpty(now: number): boolean {
    return now < this.#emptyUntil;
  }

  /** How many to ask for: those that are waited for, and a block that follows how fast they were spent of late. */
  wanted(waitedFor: number, now: number): number {
    const lasted = now - this.#blockAt;
    if (lasted < BLOCK_MS) this.#block = Math.min(this.#blockMax, this.#block * 2);
    else if (lasted > LEASE_MS) this.#block = Math.min(BLOCK_FIRST, this.#blockMax);
    this.#blockAt = now;
    return Math.min(this.rate, waitedFor + this.#block);
  }

  /** Takes over a lease. @param waitedFor how many were needed at once. */
  receive({ granted, remaining, askedAt, now }: Grant, waitedFor: number): void {
    const ends = askedAt + LEASE_MS;
    const older = now < this.#olderEnds ? this.#older : 0;
    const newer = now < this.#newerEnds ? this.#newer : 0;
    // Of two that are left, one sum that ends with the first: sooner is always allowed.
    this.#olderEnds = older > 0 ? this.#olderEnds : this.#newerEnds;
    this.#older = older + newer;
    this.#newer = granted;
    this.#newerEnds = ends;
    this.#remaining = remaining;
    this.#remainingAt = now;
    if (granted < Math.max(1, waitedFor))
      this.#emptyUntil = now + Math.max(EMPTY_MS, Math.min(1_000, 1_000 / this.rate));
  }

  /** What may still be spent, as far as this node knows: other nodes take from the same bucket. */
  left(now: number): number {
    const inDatabase = Math.min(this.rate, this.#remaining + ((now - this.#remainingAt) * this.rate) / 1_000);
    return Math.min(this.rate, Math.floor(this.held(now) + inDatabase));
  }

  /** Whole seconds after which so many could be there, if nobody else takes them. */
  secondsUntil(count: number): number {
    return Math.max(1, Math.ceil(count / this.rate));
  }
}

/** What may come on top of `rate * window`: a full bucket, and the leases that nodes still hold. */
export function burstOf(rate: number): number {
  return rate + (rate * LEASE_MS) / 1_000;
}
