import { Page, PageHeader } from "../frame/page";
import { Card, CardHeader } from "../ui/card";
import { Skeleton } from "../ui/skeleton";
import { PLOT_HEIGHT } from "./chart-scale";
import { LiveTable } from "./live-table";

const FIGURES = [
  "Events today",
  "Events per minute",
  "Failures caught",
  "Review queue",
  "Controls supported",
  "Agents monitored",
];

/** The overview before its data: the same places, nothing in them. */
export function OverviewSkeleton() {
  return (
    <Page aria-busy>
      <PageHeader title="Today" />
      <div className="overflow-hidden rounded-lg border border-line bg-line-faint">
        <div className="grid grid-cols-2 gap-px *:bg-bg sm:grid-cols-3 lg:grid-cols-6">
          {FIGURES.map((label) => (
            <div key={label} className="grid h-[118px] content-start px-3 py-2.5 sm:px-4 sm:py-3">
              <span className="text-12 leading-4 font-medium text-fg-2">{label}</span>
              <Skeleton width={72} height={16} className="mt-2" />
              <Skeleton width="80%" className="mt-3" />
            </div>
          ))}
        </div>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card>
          <CardHeader title="Decisions" />
          <div style={{ height: PLOT_HEIGHT + 42 }} />
        </Card>
        <Card>
          <CardHeader title="Needs a person" />
        </Card>
        <Card>
          <CardHeader title="Live" />
          <LiveTable rows={[]} isLoading decision="all" />
        </Card>
        <Card>
          <CardHeader title="Agents by risk" />
        </Card>
      </div>
    </Page>
  );
}
