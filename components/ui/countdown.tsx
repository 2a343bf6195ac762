"use client";

import { formatDuration } from "../lib/format";
import { formatClock, formatExact, type Moment, toDate } from "../lib/time";
import { useNow } from "../lib/use-now";

export interface CountdownProps {
  until: Moment;
  /** Said when the time has come; default `expired`. */
  over?: string;
  className?: string;
}

/** The time left until a moment: `32 min`, `1 h 18 min`, with seconds in the last minutes. */
export function Countdown({ until, over = "expired", className }: CountdownProps) {
  const now = useNow();
  const end = toDate(until).getTime();
  const left = now === null ? null : end - now;
  return (
    <time dateTime={toDate(until).toISOString()} title={formatExact(until)} className={className}>
      {left === null ? `${formatClock(until, "minutes")} UTC` : left <= 0 ? over : formatLeft(left)}
    </time>
  );
}

const SECONDS_MATTER_MS = 10 * 60_000;

function formatLeft(left: number): string {
  return left < SECONDS_MATTER_MS ? formatDuration(left) : formatDuration(Math.floor(left / 60_000) * 60_000);
}
