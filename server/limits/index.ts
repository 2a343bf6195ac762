import { RateLimiter } from "./limiter";
import { limitsOf } from "./limits";
import { takeTokens } from "./store";

export type { Account } from "./account";
export type { RateLimiter } from "./limiter";
export type { Limits } from "./limits";
export { forgetBuckets } from "./store";

let limiter = new RateLimiter({ limitsOf, takeTokens });

/** The limiter of this process. */
export function rateLimiter(): RateLimiter {
  return limiter;
}

/** Puts another limiter in its place and returns the one before; for tests (`./testing`). */
export function replaceRateLimiter(other: RateLimiter): RateLimiter {
  const before = limiter;
  limiter = other;
  return before;
}
