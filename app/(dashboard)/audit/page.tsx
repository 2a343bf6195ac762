import type { Metadata } from "next";
import { Suspense } from "react";
import { AuditLog } from "@/components/audit/audit-log";
import { HistogramSkeleton } from "@/components/audit/audit-skeleton";
import { FilterBar } from "@/components/audit/filter-bar";
import { LogHead } from "@/components/audit/log-head";
import { NotPermitted } from "@/components/audit/not-permitted";
import { auditHref, filtersAt, parsePlace, parseSelection, type SearchParams } from "@/components/audit/selection";
import { Views } from "@/components/audit/views";
import { formatDay } from "@/components/lib/time";
import { Note } from "@/components/ui/note";
import { planExport } from "@/server/audit/export-plan";
import { requireMember } from "@/server/auth/current";
import { CountedExport, HistogramOf, RangeOf } from "./counted";
import { newestCheckpoint } from "./newest-checkpoint";
import { momentOfPage, readLog } from "./read-log";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [reader, params] = await Promise.all([requireMember(), searchParams]);
  if (!reader.permissions.has("audit:read")) return <NotPermitted />;
  const { selection, ignored } = parseSelection(params);
  const place = parsePlace(params);
  const now = momentOfPage();
  const filters = filtersAt(selection, now);
  const plan = planExport(reader, filters); // not awaited here: counting must not hold up the rows
  const [{ entries, nextCursor }, checkpoint] = await Promise.all([
    readLog(reader, filters, place.cursor),
    newestCheckpoint(reader.organizationId),
  ]);
  return (
    <AuditLog
      key={`${auditHref(selection, place)} ${now}`}
      organizationId={reader.organizationId}
      selection={selection}
      place={place}
      entries={entries}
      nextCursor={nextCursor}
      checkpoint={checkpoint}
      today={formatDay(now)}
      head={
        <LogHead
          views={<Views selection={selection} />}
          actions={
            <Suspense fallback={null}>
              <CountedExport plan={plan} organizationId={reader.organizationId} />
            </Suspense>
          }
          filters={
            <>
              <FilterBar selection={selection} />
              {ignored.length === 0 ? null : (
                <Note tone="accent">
                  Not applied, because it could not be read: {ignored.map((name) => `\`${name}\``).join(", ")}.
                </Note>
              )}
            </>
          }
          histogram={
            <Suspense key={auditHref(selection)} fallback={<HistogramSkeleton />}>
              <HistogramOf reader={reader} selection={selection} filters={filters} now={now} />
            </Suspense>
          }
        />
      }
      range={
        <Suspense fallback={null}>
          <RangeOf plan={plan} page={place.page} shown={entries.length} />
        </Suspense>
      }
    />
  );
}
