"use client";

import { cx } from "class-variance-authority";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, type PointerEvent, useState } from "react";
import type { Histogram as HistogramData } from "@/server/audit/histogram";
import { formatClock, formatDay } from "../lib/time";
import { ABOVE, BELOW, bucketInWords, columnsOf, spanOf } from "./histogram-scale";
import { spanInWords } from "./ranges";
import { type AuditSelection, auditHref } from "./selection";

const COLUMN = 10;
const HEIGHT = ABOVE + BELOW + 1;
const LABELS = 4;
const DAY_MS = 86_400_000;
const FILLS = {
  BLOCK: "var(--block-solid)",
  HITL: "var(--hitl-solid)",
  ALERT: "var(--alert-solid)",
  ALLOW: "var(--allow-quiet)",
} as const;

export interface HistogramProps {
  histogram: HistogramData;
  selection: AuditSelection;
}

/** Decisions over the shown range. A press shows one bucket's entries, a drag several; so do arrow keys and Enter. */
export function Histogram({ histogram, selection }: HistogramProps) {
  const router = useRouter();
  const { buckets } = histogram;
  const last = buckets.length - 1;
  const [mark, setMark] = useState<{ readonly anchor: number; readonly at: number } | null>(null);
  const [isDragging, setDragging] = useState(false);
  const columns = columnsOf(buckets);

  const apply = (marked: { anchor: number; at: number }) => {
    const span = spanOf(histogram, marked.anchor, marked.at);
    if (span !== null) router.push(auditHref({ ...selection, range: undefined, ...span }));
  };
  const bucketUnder = ({ currentTarget, clientX }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    return Math.min(last, Math.max(0, Math.floor(((clientX - box.left) / box.width) * buckets.length)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const from = mark?.at ?? last;
    if (event.key === "Enter" && mark !== null) return apply(mark);
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const at = Math.min(last, Math.max(0, to));
    setMark({ anchor: event.shiftKey ? (mark?.anchor ?? from) : at, at });
  };
  const low = mark === null ? 0 : Math.min(mark.anchor, mark.at);
  const high = mark === null ? 0 : Math.max(mark.anchor, mark.at);
  const words = mark === null ? "" : markInWords(histogram, mark.anchor, mark.at);

  return (
    <div className="relative">
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a range input has no drag over several and no look of bars
        role="slider"
        tabIndex={0}
        aria-label="Decisions over time. Arrow keys choose a time, with Shift several, Enter shows their entries."
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={mark?.at ?? last}
        aria-valuetext={words || markInWords(histogram, last, last)}
        style={{ height: HEIGHT }}
        className="relative cursor-crosshair touch-pan-y rounded-sm select-none"
        onKeyDown={onKeyDown}
        onBlur={() => setMark(null)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          const at = bucketUnder(event);
          setDragging(true);
          setMark({ anchor: at, at });
        }}
        onPointerMove={(event) => {
          const at = bucketUnder(event);
          setMark((before) => ({ anchor: isDragging && before !== null ? before.anchor : at, at }));
        }}
        onPointerUp={() => {
          if (isDragging && mark !== null) apply(mark);
          setDragging(false);
        }}
        onPointerCancel={() => setDragging(false)}
        onPointerLeave={() => {
          if (!isDragging) setMark(null);
        }}
      >
        <svg
          aria-hidden
          viewBox={`0 0 ${buckets.length * COLUMN} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="block h-full w-full"
        >
          {mark === null ? null : (
            <rect x={low * COLUMN} y={0} width={(high - low + 1) * COLUMN} height={HEIGHT} fill="var(--bg-active)" />
          )}
          <path
            d={`M0 ${ABOVE + 0.5}H${buckets.length * COLUMN}`}
            stroke="var(--line)"
            vectorEffect="non-scaling-stroke"
          />
          {columns.map((bars, index) =>
            bars.map(({ decision, y, height }) => (
              <rect
                key={`${index}-${decision}`}
                x={index * COLUMN + 1}
                y={y}
                width={COLUMN - 2}
                height={height}
                fill={FILLS[decision]}
              />
            )),
          )}
        </svg>
      </div>
      <Labels histogram={histogram} />
      {mark === null ? null : (
        <div
          aria-hidden
          style={place((low + high + 1) / 2 / buckets.length)}
          className="floating pointer-events-none absolute top-full z-20 mt-1 px-2 py-1 text-12 whitespace-nowrap tabular-nums max-sm:hidden"
        >
          {words}
        </div>
      )}
    </div>
  );
}

/** Time under the first, the last and the columns between. */
function Labels({ histogram: { buckets, bucketMs } }: { histogram: HistogramData }) {
  const isLong = buckets.length * bucketMs > DAY_MS;
  const start = Date.parse(buckets[0]?.at ?? "");
  if (Number.isNaN(start)) return null;
  const total = buckets.length * bucketMs;
  return (
    <div aria-hidden className="flex justify-between pt-1 text-11 leading-[14px] text-fg-3 tabular-nums">
      {Array.from({ length: LABELS + 1 }, (_, step) => {
        const at = start + (total * step) / LABELS;
        return (
          <span key={step} className={cx(step % 2 === 1 && "max-sm:hidden")}>
            {isLong ? `${formatDay(at).replace(/ \d{4}$/, "")} ` : ""}
            {formatClock(at, bucketMs < 60_000 ? "seconds" : "minutes")}
          </span>
        );
      })}
    </div>
  );
}

function markInWords(histogram: HistogramData, anchor: number, at: number): string {
  const span = spanOf(histogram, anchor, at);
  if (span === null) return "";
  const chosen = histogram.buckets.slice(Math.min(anchor, at), Math.max(anchor, at) + 1);
  const total = (kind: "ALLOW" | "ALERT" | "HITL" | "BLOCK") => chosen.reduce((sum, bucket) => sum + bucket[kind], 0);
  const sums = {
    at: span.from,
    ALLOW: total("ALLOW"),
    ALERT: total("ALERT"),
    HITL: total("HITL"),
    BLOCK: total("BLOCK"),
  };
  return `${spanInWords(span)}: ${bucketInWords(sums)}`;
}

/** Beside the middle of the mark, on the side where there is room. */
function place(middle: number): { left?: string; right?: string } {
  return middle > 0.5
    ? { right: `${Math.max(0, (1 - middle) * 100 - 8)}%` }
    : { left: `${Math.max(0, middle * 100 - 8)}%` };
}
