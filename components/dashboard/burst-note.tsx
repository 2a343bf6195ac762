import { cx } from "class-variance-authority";
import type { Bucket } from "@/server/dashboard/schemas";
import { formatCount } from "../lib/format";
import { burstOf, type Segment } from "./chart-scale";
import { intervalOf } from "./time-axis";

/** What the note takes up of the plot, as a share of its width and in pixels from its top. */
const NOTE_WIDTH = 0.34;
const NOTE_HEIGHT = 24;

export interface BurstNoteProps {
  buckets: readonly Bucket[];
  columns: readonly (readonly Segment[])[];
  bucketMinutes: number;
}

/** The column that stands out, in words beside it; left out where the words would cover other columns. */
export function BurstNote({ buckets, columns, bucketMinutes }: BurstNoteProps) {
  const at = burstOf(buckets);
  const burst = at === null ? undefined : buckets[at];
  if (at === null || burst === undefined) return null;
  const place = (at + 0.5) / buckets.length;
  const isLeftOf = place > 0.5;
  const reach = Math.ceil(NOTE_WIDTH * buckets.length);
  const covered = isLeftOf ? columns.slice(Math.max(0, at - reach), at) : columns.slice(at + 1, at + 1 + reach);
  if (covered.some((segments) => segments.some(({ y }) => y < NOTE_HEIGHT))) return null;
  return (
    <div
      aria-hidden
      style={isLeftOf ? { right: `${(1 - place) * 100}%` } : { left: `${place * 100}%` }}
      className={cx(
        "pointer-events-none absolute top-1 border-fg-3 py-px text-11 leading-[14px] text-fg-2 tabular-nums max-sm:hidden",
        isLeftOf ? "border-r pr-2" : "border-l pl-2",
      )}
    >
      {intervalOf(burst.at, bucketMinutes, buckets.length * bucketMinutes > 1_440)} · {formatCount(burst.block)} blocked
    </div>
  );
}
