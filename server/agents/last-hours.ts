const HOUR_MS = 3_600_000;
const HOURS_A_DAY = 24;

/** The starts of the newest 24 hours of UTC, oldest first; the last one is still running at `now`. */
export function lastHours(now: Date): readonly Date[] {
  const current = Math.floor(now.getTime() / HOUR_MS) * HOUR_MS;
  return Array.from({ length: HOURS_A_DAY }, (_, ago) => new Date(current - (HOURS_A_DAY - 1 - ago) * HOUR_MS));
}

/** The start of the hour in which the last 24 hours begin: from here on, no event of them is missed. */
export function dayAgoHour(now: Date): Date {
  return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS - HOURS_A_DAY * HOUR_MS);
}
