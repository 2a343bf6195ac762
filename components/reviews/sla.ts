import { OPEN_STATUSES, type ScreenTask, type TaskRow } from "@/server/reviews/schemas";
import { formatPlural } from "../lib/format";
import { minutesInWords } from "../policies/review/time";

type Timed = Pick<TaskRow, "status" | "createdAt" | "slaDueAt">;

const WARN_FROM = 0.75;
const MINUTE_MS = 60_000;

export interface Sla {
  /** `warn` once three quarters of the time are gone, `over` when all of it is, `closed` when the task is. */
  readonly state: "running" | "warn" | "over" | "closed";
  /** Share of the time that is gone, 0 to 1. */
  readonly elapsed: number;
  readonly waitedMs: number;
}

export function isOpen({ status }: Pick<TaskRow, "status">): boolean {
  return OPEN_STATUSES.some((open) => open === status);
}

/** How much of a task's time is gone at `now`, in milliseconds since 1970. */
export function slaOf(task: Timed, now: number): Sla {
  const start = Date.parse(task.createdAt);
  const totalMs = Math.max(1, Date.parse(task.slaDueAt) - start);
  const waitedMs = Math.min(totalMs, Math.max(0, now - start));
  const elapsed = waitedMs / totalMs;
  const state = !isOpen(task) ? "closed" : elapsed >= 1 ? "over" : elapsed >= WARN_FROM ? "warn" : "running";
  return { state, elapsed, waitedMs };
}

/** The time from the opening of a task to when it is due now, as policies say times: `24 hours`. */
export function timeGiven({ createdAt, slaDueAt }: Pick<Timed, "createdAt" | "slaDueAt">): string {
  return minutesInWords(Math.round((Date.parse(slaDueAt) - Date.parse(createdAt)) / MINUTE_MS));
}

/** How many have to agree, and in what time: each level has as much, however often the task was escalated. */
export function termsInWords({
  requiredApprovals,
  given: { minutes, levels },
}: Pick<ScreenTask, "requiredApprovals" | "given">): string {
  const within = `Needs ${formatPlural(requiredApprovals, "person", "people")} within ${minutesInWords(minutes)}`;
  return levels === 1 ? `${within}.` : `${within} on each of ${levels} levels.`;
}
