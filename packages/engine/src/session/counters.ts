import type { Verdict } from "../vocabulary/verdict";

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** What budgets are checked against: counts of the running hour and day (UTC), the unbroken run of blocks, the cost. */
export interface SessionCounters {
  /** Unix milliseconds at which the counted hour and day began. */
  readonly hourMs: number;
  readonly inHour: number;
  readonly dayMs: number;
  readonly inDay: number;
  /** Blocked steps since the last that was not. */
  readonly blockedRun: number;
  /** Sum of the costs the agent reported, in its own unit. */
  readonly cost: number;
}

export const NO_COUNTS: SessionCounters = {
  hourMs: 0,
  inHour: 0,
  dayMs: 0,
  inDay: 0,
  blockedRun: 0,
  cost: 0,
};

/** The counters as they stand at a time: an hour or day that is over counts nothing. */
export function ageCounters(counters: SessionCounters, nowMs: number): SessionCounters {
  const hourMs = nowMs - (nowMs % HOUR_MS);
  const dayMs = nowMs - (nowMs % DAY_MS);
  if (hourMs === counters.hourMs && dayMs === counters.dayMs) return counters;
  return {
    ...counters,
    hourMs,
    inHour: hourMs === counters.hourMs ? counters.inHour : 0,
    dayMs,
    inDay: dayMs === counters.dayMs ? counters.inDay : 0,
  };
}

/** The counters after one more step in the same hour. A step held for a person or let through ends the run of blocks. */
export function countStep(counters: SessionCounters, verdict: Verdict, cost: number): SessionCounters {
  const isBlocked = verdict === "BLOCK";
  return {
    ...counters,
    inHour: counters.inHour + 1,
    inDay: counters.inDay + 1,
    blockedRun: isBlocked ? counters.blockedRun + 1 : 0,
    cost: counters.cost + (cost > 0 && Number.isFinite(cost) ? cost : 0),
  };
}
