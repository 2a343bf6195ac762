import { RISK_CATEGORIES, type RiskCategory, VERDICTS, type Verdict } from "@mastguard/engine";
import type { ScreenEntry } from "@/server/audit";

/** A decision as the stream shows it. */
export interface LiveDecision {
  /** Its place in the log: order and identity. */
  readonly index: number;
  readonly traceId: string;
  readonly at: string;
  readonly agentId: string;
  readonly decision: Verdict;
  readonly summary: string;
  readonly riskScore: number;
  readonly riskCategory: RiskCategory;
  /** Time the engine took, in microseconds; null where the entry does not say. */
  readonly latencyUs: number | null;
}

/** The entry as a decision; null for entries of another type. */
export function liveDecisionOf(entry: ScreenEntry): LiveDecision | null {
  if (entry.type !== "action.decided" || entry.traceId === null) return null;
  const decision = VERDICTS.find((verdict) => verdict === entry.decision);
  const riskCategory = RISK_CATEGORIES.find((category) => category === entry.riskCategory);
  if (decision === undefined || riskCategory === undefined) return null;
  return {
    index: entry.index,
    traceId: entry.traceId,
    at: entry.timestamp,
    agentId: entry.agentId ?? "",
    decision,
    summary: entry.summary,
    riskScore: entry.riskScore ?? 0,
    riskCategory,
    latencyUs: entry.latencyUs,
  };
}

/** How many rows the stream keeps. */
export const LIVE_MAX = 100;

/** Both lists as one: each entry once, newest first, at most {@link LIVE_MAX}. */
export function newestFirst<Row extends { readonly index: number }>(
  known: readonly Row[],
  arrived: readonly Row[],
): readonly Row[] {
  const byIndex = new Map([...known, ...arrived].map((row) => [row.index, row]));
  return [...byIndex.values()].sort((a, b) => b.index - a.index).slice(0, LIVE_MAX);
}
