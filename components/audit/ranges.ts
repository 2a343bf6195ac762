import { formatClock, formatDay, formatDayAndClock } from "../lib/time";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Ranges that end now. */
export const RANGES = [
  { key: "1h", ms: HOUR, label: "Last hour" },
  { key: "24h", ms: DAY, label: "Last 24 h" },
  { key: "7d", ms: 7 * DAY, label: "Last 7 days" },
  { key: "30d", ms: 30 * DAY, label: "Last 30 days" },
] as const;
export type RangeKey = (typeof RANGES)[number]["key"];

/** A span of time; `to` is not part of it. */
export interface Span {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A span in words, UTC: `20 Nov 2026`, `20 Nov 2026, 14:00 – 15:30`, `since 20 Nov 2026, 14:00`. */
export function spanInWords({ from, to }: Span): string {
  if (from === undefined) return to === undefined ? "Any time" : `before ${formatDayAndClock(to)}`;
  if (to === undefined) return `since ${formatDayAndClock(from)}`;
  const [start, end] = [Date.parse(from), Date.parse(to)];
  if (start % DAY === 0 && end - start === DAY) return formatDay(start);
  const precision = end - start < 10 * 60_000 ? "seconds" : "minutes";
  const isSameDay = Math.floor(start / DAY) === Math.floor((end - 1) / DAY);
  const tail = isSameDay ? formatClock(end, precision) : `${formatDay(end)}, ${formatClock(end, precision)}`;
  return `${formatDay(start)}, ${formatClock(start, precision)} – ${tail}`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?$/;

/**
 * A span as a person types it, in UTC: a day (`2026-11-20`), two days or minutes with `..` between, the last day included
 * (`2026-11-18..2026-11-20`, `2026-11-20 14:00..2026-11-20 15:30`), or one open end. `null` for anything else.
 */
export function spanTyped(text: string): Span | null {
  const parts = text.trim().split(/\s*\.\.\s*/);
  const [first = "", second] = parts;
  if (parts.length > 2) return null;
  const from = first === "" ? undefined : instantOf(first, "start");
  const to =
    second === undefined
      ? isDay(first)
        ? instantOf(first, "end")
        : null
      : second === ""
        ? undefined
        : instantOf(second, "end");
  if (from === null || to === null || (from === undefined && to === undefined)) return null;
  if (from !== undefined && to !== undefined && to <= from) return null;
  return { from, to };
}

function isDay(text: string): boolean {
  return text.length === 10;
}

function instantOf(text: string, edge: "start" | "end"): string | null {
  if (!INSTANT.test(text)) return null;
  const at = Date.parse(isDay(text) ? `${text}T00:00:00Z` : `${text.replace(" ", "T")}Z`);
  if (Number.isNaN(at)) return null;
  return new Date(isDay(text) && edge === "end" ? at + DAY : at).toISOString();
}
