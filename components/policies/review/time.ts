import { formatPlural } from "../../lib/format";

/** The units a span is written in, in minutes. */
const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const;
export type TimeUnit = keyof typeof UNITS;
export const TIME_UNITS = ["minutes", "hours", "days"] as const satisfies readonly TimeUnit[];
const SINGULAR = { minutes: "minute", hours: "hour", days: "day" } as const satisfies Record<TimeUnit, string>;

const MINUTES_MAX = 43_200;
/** What each level has where a policy says nothing, as server/decisions opens a review. */
export const DEFAULT_MINUTES = 1_440;

/** A span as it is typed. An empty amount leaves it to the default. */
export interface TimeDraft {
  readonly amount: string;
  readonly unit: TimeUnit;
}

/** A span in the largest unit in which it is a whole number. */
export function timeDraftOf(minutes: number | undefined): TimeDraft {
  if (minutes === undefined) return { amount: "", unit: "hours" };
  const unit = unitOf(minutes);
  return { amount: String(minutes / UNITS[unit]), unit };
}

/** Whole minutes; null for the default, NaN for what is no span of 1 minute to 30 days. */
export function minutesOf({ amount, unit }: TimeDraft): number | null {
  const text = amount.trim();
  if (text === "") return null;
  const minutes = /^\d{1,5}(\.\d{1,4})?$/.test(text) ? Number(text) * UNITS[unit] : Number.NaN;
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= MINUTES_MAX ? minutes : Number.NaN;
}

/** `15 minutes`, `1 hour`, `36 hours`, `2 days`. */
export function minutesInWords(minutes: number): string {
  const unit = unitOf(minutes);
  return formatPlural(minutes / UNITS[unit], SINGULAR[unit], unit);
}

/** One day is said in hours, as people on duty do. */
function unitOf(minutes: number): TimeUnit {
  if (minutes % UNITS.days === 0 && minutes > UNITS.days) return "days";
  return minutes % UNITS.hours === 0 ? "hours" : "minutes";
}
