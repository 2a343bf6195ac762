import { formatDuration } from "./format";

/** What screens accept as a moment: ISO 8601, milliseconds since 1970, or a Date. */
export type Moment = string | number | Date;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The Date of a moment. Throws RangeError where it is not a date, since a screen must never show `Invalid Date`. */
export function toDate(moment: Moment): Date {
  const date = new Date(moment);
  if (Number.isNaN(date.getTime())) throw new RangeError(`\`${String(moment)}\` is not a moment in time`);
  return date;
}

/** Hours, minutes and seconds in UTC: `14:32:07`, with milliseconds `14:32:07.412`. */
export function formatClock(moment: Moment, precision: "minutes" | "seconds" | "milliseconds" = "seconds"): string {
  const end = { minutes: 16, seconds: 19, milliseconds: 23 } as const;
  return toDate(moment).toISOString().slice(11, end[precision]);
}

/** The day in UTC: `20 Nov 2026`. */
export function formatDay(moment: Moment): string {
  const date = toDate(moment);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ""} ${date.getUTCFullYear()}`;
}

/** Day and minute in UTC: `20 Nov 2026, 14:32`. */
export function formatDayAndClock(moment: Moment): string {
  return `${formatDay(moment)}, ${formatClock(moment, "minutes")}`;
}

/** The exact moment, for titles: `20 Nov 2026, 14:18:02.551 UTC`. */
export function formatExact(moment: Moment): string {
  return `${formatDay(moment)}, ${formatClock(moment, "milliseconds")} UTC`;
}

/**
 * How far a moment is from now, in one unit: `now`, `2 s ago`, `14 min ago`, `3 h ago`, `yesterday`, `4 d ago`,
 * `in 32 min`, `in 6 d`. Beyond a week in either direction it is the day: `14 Jan 2027`.
 */
export function formatRelative(moment: Moment, now: number): string {
  const date = toDate(moment);
  const distance = now - date.getTime();
  const span = Math.abs(distance);
  if (span < 1_000) return "now";
  if (span >= 7 * DAY) return formatDay(date);
  if (distance >= DAY && distance < 2 * DAY) return "yesterday";
  const text = formatDuration(span, 1);
  return distance > 0 ? `${text} ago` : `in ${text}`;
}
