import type { Bucket } from "@/server/dashboard/schemas";

/** The decisions that are exceptions, from the axis upwards: the gravest sits on the line, where it is compared best. */
const EXCEPTIONS = ["hitl", "block", "alert"] as const;
export type Exception = (typeof EXCEPTIONS)[number];

const STEPS = [2, 4, 6, 8, 10] as const;

/** The least even round number at or above a count, so that its half is whole too; never below 2. */
export function niceCeiling(count: number): number {
  for (let unit = 1; ; unit *= 10) {
    const step = STEPS.find((candidate) => candidate * unit >= count);
    if (step !== undefined) return step * unit;
  }
}

/** The two ends of the chart: exceptions above the axis, ALLOW below it at a scale of its own. */
export function scalesOf(buckets: readonly Bucket[]): { readonly exceptions: number; readonly allowed: number } {
  return {
    exceptions: niceCeiling(Math.max(0, ...buckets.map(exceptionsIn))),
    allowed: niceCeiling(Math.max(0, ...buckets.map(({ allow }) => allow))),
  };
}

/** Decisions other than ALLOW. */
function exceptionsIn({ alert, hitl, block }: Bucket): number {
  return alert + hitl + block;
}

/** All decisions. */
export function decisionsIn(bucket: Bucket): number {
  return bucket.allow + exceptionsIn(bucket);
}

/** A part of a column: its top and height in pixels, measured from the top of the plot. */
export interface Segment {
  readonly kind: Exception | "allow";
  readonly y: number;
  readonly height: number;
}

export const ABOVE = 174;
const AXIS_GAP = 6;
const BELOW = 66;
export const PLOT_HEIGHT = ABOVE + AXIS_GAP + BELOW;
const SEAM = 0.75;
/** One event must stay visible beside a thousand. */
const HEIGHT_MIN = 2;

/** The parts of one column, from the axis upwards and then below it; kinds that did not occur are left out. */
export function segmentsOf(bucket: Bucket, scales: ReturnType<typeof scalesOf>): readonly Segment[] {
  let top = ABOVE;
  const segments: Segment[] = [];
  for (const kind of EXCEPTIONS) {
    if (bucket[kind] === 0) continue;
    const height = Math.max(HEIGHT_MIN, (bucket[kind] / scales.exceptions) * ABOVE);
    top -= height;
    segments.push({ kind, y: top, height: height - SEAM });
  }
  if (bucket.allow > 0) {
    const height = Math.max(HEIGHT_MIN, (bucket.allow / scales.allowed) * BELOW);
    segments.push({ kind: "allow", y: ABOVE + AXIS_GAP, height });
  }
  return segments;
}

/** What a pointer at this height is on; `null` where the column is empty. */
export function segmentAt(segments: readonly Segment[], y: number): Segment["kind"] | null {
  return segments.find((segment) => y >= segment.y - SEAM && y <= segment.y + segment.height + SEAM)?.kind ?? null;
}

const BURST_MIN = 10;
const BURST_FACTOR = 4;

/**
 * The column that stands out: at least ten blocked actions, and four times the usual of the columns in which anything
 * was blocked (their median, the column itself left out). `null` when nothing does.
 */
export function burstOf(buckets: readonly Bucket[]): number | null {
  const peak = Math.max(0, ...buckets.map(({ block }) => block));
  if (peak < BURST_MIN) return null;
  const at = buckets.findIndex(({ block }) => block === peak);
  const others = buckets
    .flatMap(({ block }, index) => (index === at || block === 0 ? [] : [block]))
    .sort((a, b) => a - b);
  const usual = others[Math.floor(others.length / 2)] ?? 0;
  return peak >= usual * BURST_FACTOR ? at : null;
}
