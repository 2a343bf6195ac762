"use client";

import { cx } from "class-variance-authority";
import {
  formatClock,
  formatDay,
  formatDayAndClock,
  formatExact,
  formatRelative,
  type Moment,
  toDate,
} from "../lib/time";
import { useNow } from "../lib/use-now";

export interface TimeProps {
  value: Moment;
  /**
   * `relative` where it drives action (`14 min ago`); `clock` and `clock-ms` where order matters (`14:32:07`), in UTC;
   * `day`; `day-and-clock`.
   */
  format?: "relative" | "clock" | "clock-ms" | "day" | "day-and-clock";
  className?: string;
}

/** A moment with the exact UTC time in its title. Relative times keep moving; the server writes them as a clock. */
export function Time({ value, format = "relative", className }: TimeProps) {
  return (
    <time
      dateTime={toDate(value).toISOString()}
      title={formatExact(value)}
      className={cx("whitespace-nowrap", className)}
    >
      {format === "relative" ? <Relative value={value} /> : FORMATS[format](value)}
    </time>
  );
}

const FORMATS = {
  clock: (value: Moment) => formatClock(value),
  "clock-ms": (value: Moment) => formatClock(value, "milliseconds"),
  day: formatDay,
  "day-and-clock": formatDayAndClock,
} as const;

function Relative({ value }: { value: Moment }) {
  const now = useNow();
  return now === null ? `${formatDayAndClock(value)} UTC` : formatRelative(value, now);
}
