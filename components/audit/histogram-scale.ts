import type { Verdict } from "@mastguard/engine";
import type { Histogram } from "@/server/audit/histogram";

/** Decisions of one bucket. */
export type HistogramBucket = Histogram["buckets"][number];

/** Pixels for the exceptions, above the axis, and for ALLOW below it. */
export const ABOVE = 32;
export const BELOW = 12;

/** Where the parts of a column stand, in pixels from the top. */
export interface Bar {
  readonly decision: Verdict;
  readonly y: number;
  readonly height: number;
}

const STACK = ["BLOCK", "HITL", "ALERT"] as const;

/**
 * A column for each bucket. Exceptions are stacked above the axis at their own scale and ALLOW hangs below it at another,
 * because 97 % ALLOW would hide the rest. What is not zero is at least one pixel high.
 */
export function columnsOf(buckets: readonly HistogramBucket[]): readonly (readonly Bar[])[] {
  const exceptionsMax = Math.max(1, ...buckets.map(exceptionsIn));
  const allowedMax = Math.max(1, ...buckets.map(({ ALLOW }) => ALLOW));
  return buckets.map((bucket) => {
    const bars: Bar[] = [];
    let y = ABOVE;
    for (const decision of STACK) {
      const height = heightOf(bucket[decision], exceptionsMax, ABOVE);
      y -= height;
      if (height > 0) bars.push({ decision, y: Math.max(0, y), height });
    }
    const allowed = heightOf(bucket.ALLOW, allowedMax, BELOW);
    if (allowed > 0) bars.push({ decision: "ALLOW", y: ABOVE + 1, height: allowed });
    return bars;
  });
}

/** ALERT, HITL and BLOCK of a bucket. */
export function exceptionsIn({ ALERT, HITL, BLOCK }: HistogramBucket): number {
  return ALERT + HITL + BLOCK;
}

/** The counts of a bucket in words: `3 BLOCK, 1 HITL, 40 ALLOW`, or `no decisions`. */
export function bucketInWords(bucket: HistogramBucket): string {
  const parts = [...STACK, "ALLOW" as const].flatMap((decision) =>
    bucket[decision] === 0 ? [] : [`${bucket[decision].toLocaleString("en-US")} ${decision}`],
  );
  return parts.length === 0 ? "no decisions" : parts.join(", ");
}

/** The span from one bucket to another, in whichever order they were chosen. @param to the end of the whole range. */
export function spanOf(
  { buckets, bucketMs }: Histogram,
  one: number,
  other: number,
): { readonly from: string; readonly to: string } | null {
  const first = buckets[Math.min(one, other)];
  const last = buckets[Math.max(one, other)];
  if (first === undefined || last === undefined) return null;
  return { from: first.at, to: new Date(Date.parse(last.at) + bucketMs).toISOString() };
}

function heightOf(count: number, max: number, room: number): number {
  return count === 0 ? 0 : Math.max(1, Math.round((count / max) * room));
}
