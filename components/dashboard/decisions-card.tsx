"use client";

import { cx } from "class-variance-authority";
import { ChartColumnStacked, Table2 } from "lucide-react";
import { useState } from "react";
import type { Bucket } from "@/server/dashboard/schemas";
import { formatCount } from "../lib/format";
import { Card, CardHeader } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";
import { IconButton } from "../ui/icon-button";
import { Tooltip } from "../ui/tooltip";
import { auditHref } from "./audit-href";
import { decisionsIn, PLOT_HEIGHT } from "./chart-scale";
import { DECISION_KINDS } from "./decision-words";
import { DecisionsPlot, type DecisionsPlotProps, totalsOf } from "./decisions-plot";
import { endOf, intervalOf } from "./time-axis";

export interface DecisionsCardProps extends DecisionsPlotProps {
  title?: string;
  /** The range in words: `24 h`. */
  range: string;
  className?: string;
}

/** Decisions over a range, as a chart or as the table behind it. */
export function DecisionsCard({ title = "Decisions", range, className, ...plot }: DecisionsCardProps) {
  const [isTable, setIsTable] = useState(false);
  const totals = totalsOf(plot.buckets);
  const act = isTable ? "Show as chart" : "Show as table";
  return (
    <Card className={className}>
      <CardHeader
        title={title}
        actions={
          <>
            <Totals totals={totals} className="pr-2 max-sm:hidden" />
            <Tooltip content={act}>
              <IconButton label={act} size="sm" onClick={() => setIsTable(!isTable)}>
                {isTable ? <ChartColumnStacked aria-hidden /> : <Table2 aria-hidden />}
              </IconButton>
            </Tooltip>
          </>
        }
      />
      <Totals totals={totals} className="px-4 pt-2.5 sm:hidden" />
      {isTable ? (
        <BucketTable {...plot} range={range} />
      ) : (
        <div className="relative">
          <DecisionsPlot {...plot} />
          {totals.all > 0 ? null : (
            <p
              style={{ height: PLOT_HEIGHT }}
              className="pointer-events-none absolute inset-x-0 top-3.5 grid place-items-center text-fg-3"
            >
              No decisions in the last {range}
            </p>
          )}
        </div>
      )}
    </Card>
  );
}

function Totals({ totals, className }: { totals: ReturnType<typeof totalsOf>; className: string }) {
  return (
    <ul aria-label="Totals" className={cx("flex flex-wrap gap-x-4 text-12 text-fg-2", className)}>
      {DECISION_KINDS.map(({ kind, label, swatch }) => (
        <li key={kind} className="flex items-center gap-1.5">
          <span aria-hidden className={cx("size-2 rounded-[2px]", swatch)} />
          {label}
          <span className={cx("tabular-nums", totals[kind] === 0 ? "text-fg-3" : "font-semibold text-fg")}>
            {formatCount(totals[kind])}
          </span>
        </li>
      ))}
    </ul>
  );
}

function BucketTable({ buckets, bucketMinutes, agentId, range }: DecisionsPlotProps & { range: string }) {
  return (
    <div className="h-[282px]">
      <DataTable
        caption={`Decisions of the last ${range}, newest first`}
        columns={columnsFor(bucketMinutes, buckets.length * bucketMinutes > 1_440)}
        rows={[...buckets].reverse()}
        rowKey={({ at }) => at}
        rowHref={({ at }) => auditHref({ agentId, from: at, to: endOf(at, bucketMinutes) })}
        emptyState={null}
        isDense
        isFilling
      />
    </div>
  );
}

function columnsFor(bucketMinutes: number, isDayShown: boolean): readonly Column<Bucket>[] {
  return [
    {
      id: "interval",
      header: "Interval, UTC",
      isRowHeader: true,
      cell: ({ at }) => <span className="tabular-nums">{intervalOf(at, bucketMinutes, isDayShown)}</span>,
    },
    ...DECISION_KINDS.map(
      ({ kind, label }): Column<Bucket> => ({
        id: kind,
        header: label,
        isNumeric: true,
        cell: (bucket) => <Count value={bucket[kind]} />,
      }),
    ),
    { id: "all", header: "All", isNumeric: true, cell: (bucket) => <Count value={decisionsIn(bucket)} /> },
  ];
}

/** A count in a table; zero is quiet. */
function Count({ value }: { value: number }) {
  return <span className={value === 0 ? "text-fg-3" : undefined}>{formatCount(value)}</span>;
}
