import { formatClock, formatDay } from "../lib/time";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;
/** Labels stand at whole multiples of one of these, in minutes; the first that leaves at most eight of them. */
const STRIDES = [10, 60, 240, DAY_MINUTES, 5 * DAY_MINUTES] as const;
const LABELS_MAX = 8;

export interface AxisLabel {
  /** Which column it stands at the start of. */
  readonly index: number;
  readonly text: string;
}

/** Labels of a time axis in UTC: clocks within a day, days beyond. `starts` are ISO 8601 and evenly spaced. */
export function axisLabels(starts: readonly string[], bucketMinutes: number): readonly AxisLabel[] {
  const span = starts.length * bucketMinutes;
  const stride = STRIDES.find((minutes) => span / minutes <= LABELS_MAX) ?? 5 * DAY_MINUTES;
  return starts.flatMap((start, index) => {
    const minute = Math.floor(Date.parse(start) / MINUTE_MS);
    if (minute % stride !== 0) return [];
    return [{ index, text: stride < DAY_MINUTES ? formatClock(start, "minutes") : shortDay(start) }];
  });
}

/** `14:30–15:00`, with the day before it where the axis spans several: `20 Nov, 12:00–15:00`. In UTC. */
export function intervalOf(start: string, bucketMinutes: number, isDayShown: boolean): string {
  const clocks = `${formatClock(start, "minutes")}–${formatClock(endOf(start, bucketMinutes), "minutes")}`;
  return isDayShown ? `${shortDay(start)}, ${clocks}` : clocks;
}

/** The end of a bucket, ISO 8601. */
export function endOf(start: string, bucketMinutes: number): string {
  return new Date(Date.parse(start) + bucketMinutes * MINUTE_MS).toISOString();
}

/** `20 Nov` */
function shortDay(moment: string): string {
  return formatDay(moment).replace(/ \d+$/, "");
}
