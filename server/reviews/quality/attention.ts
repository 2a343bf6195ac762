import { QUICK_MS } from "./schemas";

/** A person's answer to a task. */
export interface Answered {
  readonly at: Date;
  /** Milliseconds from opening the task to answering it; null for an answer by API, of whose reading nothing is known. */
  readonly openMs: number | null;
}

/** Answers in a row that nobody can have read before. */
export const QUICK_RUN = 10;
const HOUR_MS = 3_600_000;

/** How much somebody has decided lately, held against what a person can read. */
export interface Attention {
  /** Answers in the last hour. */
  readonly lastHour: number;
  /** The newest answers of that hour that were all given within 5 s of opening; ten at most. */
  readonly quickRun: number;
  /** Why they should stop for a while; null while they need not. */
  readonly over: "hour" | "quick" | null;
  /** When they need not any more, if they decide nothing until then; null while they are not over. */
  readonly until: Date | null;
}

/**
 * Whether somebody has decided as many reviews in the last hour as one is asked to, or the last ten faster than they can be read.
 * @param answers of the last hour, in any order; others are left out.
 * @param cap answers in an hour, 1 or more.
 */
export function attentionOf(answers: readonly Answered[], cap: number, now: Date): Attention {
  const recent = answers
    .filter(({ at }) => at.getTime() > now.getTime() - HOUR_MS)
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const newest = recent.slice(0, QUICK_RUN);
  const slow = newest.findIndex(({ openMs }) => openMs === null || openMs >= QUICK_MS);
  const quickRun = slow === -1 ? newest.length : slow;
  const over = recent.length >= cap ? "hour" : quickRun >= QUICK_RUN ? "quick" : null;
  // The oldest that has to leave the hour for the rest to be few enough.
  const last = over === null ? undefined : recent[(over === "hour" ? cap : QUICK_RUN) - 1];
  return {
    lastHour: recent.length,
    quickRun,
    over,
    until: last === undefined ? null : new Date(last.at.getTime() + HOUR_MS),
  };
}
