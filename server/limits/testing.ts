import { replaceRateLimiter } from "./index";
import { RateLimiter } from "./limiter";
import type { Limits } from "./limits";
import { takeTokens } from "./store";

/** Runs `work` with other limits, on the database's buckets. */
export async function withLimits<T>(limits: Limits, work: () => Promise<T>, take = takeTokens): Promise<T> {
  const before = replaceRateLimiter(new RateLimiter({ limitsOf: () => limits, takeTokens: take }));
  try {
    return await work();
  } finally {
    replaceRateLimiter(before);
  }
}
