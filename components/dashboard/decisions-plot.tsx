"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Bucket } from "@/server/dashboard/schemas";
import { formatCompact } from "../lib/format";
import { auditHref } from "./audit-href";
import { BucketTooltip, bucketInWords } from "./bucket-tooltip";
import { BurstNote } from "./burst-note";
import { ABOVE, decisionsIn, PLOT_HEIGHT, type Segment, scalesOf, segmentAt, segmentsOf } from "./chart-scale";
import { decisionOf, fillOf } from "./decision-words";
import { axisLabels, endOf, intervalOf } from "./time-axis";

const COLUMN = 20;
const COLUMN_MARGIN = 1.5;

export interface DecisionsPlotProps {
  buckets: readonly Bucket[];
  bucketMinutes: number;
  /** Only this agent's entries, where a column leads to the audit log. */
  agentId?: string;
}

/**
 * Decisions over time: exceptions stacked above the axis, ALLOW below it at its own scale, because 97 % ALLOW would hide
 * the rest. The plot is one link that leads to the column under the pointer, or the one the arrow keys chose: sixty
 * links a few pixels wide would be targets nobody can hit.
 */
export function DecisionsPlot({ buckets, bucketMinutes, agentId }: DecisionsPlotProps) {
  const [active, setActive] = useState<{ index: number; kind: Segment["kind"] | null } | null>(null);
  const isFirstTouch = useRef(false);
  const isDayShown = buckets.length * bucketMinutes > 1_440;
  const scales = scalesOf(buckets);
  const columns = buckets.map((bucket) => segmentsOf(bucket, scales));
  const shown = active === null ? undefined : buckets[active.index];
  const words = (bucket: Bucket) => `${intervalOf(bucket.at, bucketMinutes, isDayShown)}: ${bucketInWords(bucket)}`;

  const columnUnder = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const index = Math.floor(((event.clientX - box.left) / box.width) * buckets.length);
    const bounded = Math.min(buckets.length - 1, Math.max(0, index));
    return { index: bounded, kind: segmentAt(columns[bounded] ?? [], event.clientY - box.top) };
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = buckets.length - 1;
    const from = active?.index ?? last + 1;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setActive({ index: Math.min(last, Math.max(0, to)), kind: null });
  };

  return (
    <div className="relative mx-4 mt-3.5 mb-2.5 grid grid-cols-[28px_minmax(0,1fr)] gap-x-1.5">
      <div aria-hidden className="relative text-right text-11 leading-3 text-fg-3 tabular-nums">
        {[
          { top: 0, count: scales.exceptions },
          { top: ABOVE / 2, count: scales.exceptions / 2 },
          { top: ABOVE, count: 0 },
          // An end to which nothing rises would read as a count below nothing.
          ...(buckets.some(({ allow }) => allow > 0) ? [{ top: PLOT_HEIGHT, count: scales.allowed }] : []),
        ].map(({ top, count }) => (
          <span key={top} style={{ top }} className="absolute right-0 -translate-y-1.5">
            {formatCompact(count)}
          </span>
        ))}
      </div>
      <div className="relative">
        <svg
          aria-hidden
          viewBox={`0 0 ${buckets.length * COLUMN} ${PLOT_HEIGHT}`}
          preserveAspectRatio="none"
          style={{ height: PLOT_HEIGHT }}
          className="block w-full overflow-visible"
        >
          {[0.5, ABOVE / 2 + 0.5, ABOVE + 0.5].map((y) => (
            <path
              key={y}
              d={`M0 ${y}H${buckets.length * COLUMN}`}
              stroke="var(--line-faint)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {active === null ? null : (
            <rect x={active.index * COLUMN} y={0} width={COLUMN} height={PLOT_HEIGHT} fill="var(--bg-active)" />
          )}
          {columns.map((segments, index) =>
            segments.map(({ kind, y, height }) => (
              <rect
                key={`${index}-${kind}`}
                x={index * COLUMN + COLUMN_MARGIN}
                y={y}
                width={COLUMN - 2 * COLUMN_MARGIN}
                height={height}
                fill={fillOf(kind)}
              />
            )),
          )}
        </svg>
        {active === null ? <BurstNote buckets={buckets} columns={columns} bucketMinutes={bucketMinutes} /> : null}
        <Link
          href={auditHref({
            agentId,
            from: (shown ?? buckets[0])?.at,
            to: shown === undefined ? undefined : endOf(shown.at, bucketMinutes),
            decision: active?.kind ? decisionOf(active.kind) : undefined,
          })}
          prefetch={false}
          aria-label={`Decisions over time. Arrow keys choose an interval, Enter opens it in the audit log.${shown ? ` ${words(shown)}` : ""}`}
          onKeyDown={onKeyDown}
          onFocus={(event) => {
            if (event.currentTarget.matches(":focus-visible")) setActive({ index: buckets.length - 1, kind: null });
          }}
          onBlur={() => setActive(null)}
          onPointerMove={(event) => event.pointerType !== "touch" && setActive(columnUnder(event))}
          onPointerLeave={(event) => event.pointerType !== "touch" && setActive(null)}
          onPointerDown={(event) => {
            const under = columnUnder(event);
            // A finger cannot hover: its first touch shows the column, the second opens it.
            isFirstTouch.current = event.pointerType === "touch" && under.index !== active?.index;
            setActive(under);
          }}
          onClick={(event) => isFirstTouch.current && event.preventDefault()}
          style={{ height: PLOT_HEIGHT }}
          className="absolute inset-x-0 top-0 rounded-sm"
        />
        {shown === undefined || active === null ? null : (
          <BucketTooltip
            bucket={shown}
            heading={intervalOf(shown.at, bucketMinutes, isDayShown)}
            emphasis={active.kind}
            place={(active.index + 0.5) / buckets.length}
          />
        )}
        <output className="sr-only">{shown === undefined ? "" : words(shown)}</output>
        <AxisLabels buckets={buckets} bucketMinutes={bucketMinutes} />
      </div>
    </div>
  );
}

function AxisLabels({ buckets, bucketMinutes }: { buckets: readonly Bucket[]; bucketMinutes: number }) {
  const labels = axisLabels(
    buckets.map(({ at }) => at),
    bucketMinutes,
  );
  return (
    <div aria-hidden className="relative mt-1 h-3.5 text-11 leading-[14px] text-fg-3 tabular-nums">
      {labels.map(({ index, text }, position) => (
        <span
          key={index}
          style={{ left: `${(index / buckets.length) * 100}%` }}
          className={cx(
            "absolute whitespace-nowrap",
            position % 2 === 1 && "max-sm:hidden",
            index > 0 && "-translate-x-1/2",
          )}
        >
          {text}
        </span>
      ))}
    </div>
  );
}

/** Sums over a chart, by kind. */
export function totalsOf(buckets: readonly Bucket[]): Omit<Bucket, "at"> & { readonly all: number } {
  const sum = (kind: Segment["kind"]) => buckets.reduce((total, bucket) => total + bucket[kind], 0);
  return {
    allow: sum("allow"),
    alert: sum("alert"),
    hitl: sum("hitl"),
    block: sum("block"),
    all: buckets.reduce((total, bucket) => total + decisionsIn(bucket), 0),
  };
}
