import { cx } from "class-variance-authority";
import type { Bucket } from "@/server/dashboard/schemas";
import { formatCount } from "../lib/format";
import { decisionsIn } from "./chart-scale";
import { DECISION_KINDS, type DecisionKind } from "./decision-words";

export interface BucketTooltipProps {
  bucket: Bucket;
  /** The interval in words. */
  heading: string;
  /** The decision under the pointer. */
  emphasis: DecisionKind | null;
  /** Where the column stands in the plot, 0–1; the tooltip opens towards the roomier side. */
  place: number;
}

/** What one column holds. For assistive technology the plot says the same in words. */
export function BucketTooltip({ bucket, heading, emphasis, place }: BucketTooltipProps) {
  const side = place > 0.5 ? { right: `calc(${(1 - place) * 100}% + 12px)` } : { left: `calc(${place * 100}% + 12px)` };
  return (
    <div aria-hidden style={side} className="floating pointer-events-none absolute top-2 z-10 w-36 px-2.5 py-2 text-12">
      <p className="mb-1 font-medium tabular-nums">{heading}</p>
      <ul>
        {DECISION_KINDS.map(({ kind, label, swatch }) => (
          <li
            key={kind}
            className={cx("flex items-center gap-1.5", emphasis === kind ? "font-semibold text-fg" : "text-fg-2")}
          >
            <span className={cx("size-2 rounded-[2px]", swatch)} />
            {label}
            <span className="ml-auto tabular-nums">{formatCount(bucket[kind])}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `3 alert, 1 block, 2 HITL, 340 allow`; `no decisions`. */
export function bucketInWords(bucket: Bucket): string {
  if (decisionsIn(bucket) === 0) return "no decisions";
  return DECISION_KINDS.filter(({ kind }) => bucket[kind] > 0)
    .map(({ kind, label }) => `${formatCount(bucket[kind])} ${label === "HITL" ? label : label.toLowerCase()}`)
    .join(", ");
}
