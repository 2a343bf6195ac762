import type { QuietHours } from "./schemas";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** When the quiet that `at` lies in is over; null when it lies in none. Times of day are those of the zone, summer time included. */
export function quietUntil(quiet: QuietHours | null, at: Date): Date | null {
  if (quiet === null) return null;
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const wall = wallClock(quiet.zone, at.getTime());
  const midnight = Math.floor(wall / DAY_MS) * DAY_MS;
  const minute = Math.floor((wall - midnight) / MINUTE_MS);
  const isQuiet = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const end = midnight + to * MINUTE_MS + (minute < to ? 0 : DAY_MS);
  // The zone's offset may be another one at the end than it is now.
  const guess = end - (wall - at.getTime());
  return new Date(end - (wallClock(quiet.zone, guess) - guess));
}

/** The same moment, or the end of the quiet it lies in. */
export function outsideQuiet(quiet: QuietHours | null, at: Date): Date {
  return quietUntil(quiet, at) ?? at;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** What the zone's clocks show, as if it were UTC; to the second. */
function wallClock(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(at);
  const value = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value ?? 0);
  const seconds = Date.UTC(
    value("year"),
    value("month") - 1,
    value("day"),
    value("hour"),
    value("minute"),
    value("second"),
  );
  return seconds + (at % 1_000);
}
