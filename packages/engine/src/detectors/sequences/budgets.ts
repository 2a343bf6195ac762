import type { SessionState } from "../../session";
import { ageCounters } from "../../session/counters";

/** How much one session may do; what is `null` or left out is not limited. */
export interface BudgetCaps {
  readonly perSession?: number | null;
  readonly perHour?: number | null;
  readonly perDay?: number | null;
  /** Blocked steps in a row after which nothing more is tried for now. */
  readonly blockedRun?: number | null;
  /** In the unit of the costs the agent reports. */
  readonly cost?: number | null;
}

const BUDGETS = [
  "perSession",
  "perHour",
  "perDay",
  "blockedRun",
  "cost",
] as const satisfies readonly (keyof BudgetCaps)[];

export type Budget = (typeof BUDGETS)[number];

/** The budgets that were used up before this action, by the session's counters as they stand at a time. */
export function exceededBudgets({ steps, counters }: SessionState, caps: BudgetCaps, nowMs: number): readonly Budget[] {
  const { inHour, inDay, blockedRun, cost } = ageCounters(counters, nowMs);
  const used: Readonly<Record<Budget, number>> = {
    perSession: steps,
    perHour: inHour,
    perDay: inDay,
    blockedRun,
    cost,
  };
  return BUDGETS.filter((budget) => {
    const cap = caps[budget] ?? null;
    return cap !== null && used[budget] >= cap;
  });
}
