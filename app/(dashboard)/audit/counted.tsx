import { ExportMenu } from "@/components/audit/export-menu";
import { Histogram } from "@/components/audit/histogram";
import { exceptionsIn } from "@/components/audit/histogram-scale";
import type { AuditSelection } from "@/components/audit/selection";
import { formatCount } from "@/components/lib/format";
import { cursorOf } from "@/server/audit/cursor";
import { type ExportPlan, shownFilters } from "@/server/audit/export-plan";
import { listEntries } from "@/server/audit/list-entries";
import { AuditFilters } from "@/server/audit/schemas";
import type { SignedIn } from "@/server/auth/signed-in";
import { trpc } from "@/server/trpc/server";
import { LOG_PAGE } from "./read-log";

const BUCKETS = 96;
const SECOND_MS = 1_000;

/** The export of what is counted. */
export async function CountedExport({ plan, organizationId }: { plan: Promise<ExportPlan>; organizationId: string }) {
  const { count, filters } = await plan;
  return <ExportMenu organizationId={organizationId} count={count} filters={Object.entries(shownFilters(filters))} />;
}

/** `51–100 of 1,204`. */
export async function RangeOf({ plan, page, shown }: { plan: Promise<ExportPlan>; page: number; shown: number }) {
  const { count } = await plan;
  if (shown === 0) return null;
  const first = (page - 1) * LOG_PAGE + 1;
  return `${formatCount(first)}–${formatCount(first + shown - 1)} of ${formatCount(Math.max(count, first + shown - 1))}`;
}

export interface HistogramOfProps {
  reader: SignedIn;
  selection: AuditSelection;
  filters: AuditFilters;
  now: number;
}

/** Decisions over the filtered time; without a filter, over the whole life of the log. */
export async function HistogramOf({ reader, selection, filters, now }: HistogramOfProps) {
  const from = filters.from ?? (await beginning(reader));
  const to = filters.to ?? new Date(Math.max(now, from.getTime()) + SECOND_MS);
  if (to <= from) return null;
  const histogram = await trpc().audit.histogram({
    ...shownFilters(filters),
    from: from.toISOString(),
    to: to.toISOString(),
    type: filters.type,
    buckets: BUCKETS,
  });
  const isEmpty = histogram.buckets.every((bucket) => exceptionsIn(bucket) + bucket.ALLOW === 0);
  return isEmpty ? null : <Histogram histogram={histogram} selection={selection} />;
}

/** When the log's first entry was written. */
async function beginning({ organizationId }: SignedIn): Promise<Date> {
  const { rows } = await listEntries(organizationId, {
    ...AuditFilters.parse({ type: "all" }),
    limit: 1,
    cursor: cursorOf(1),
  });
  return rows[0]?.at ?? new Date();
}
