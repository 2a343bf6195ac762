import { PLOT_HEIGHT } from "../dashboard/chart-scale";
import { Page } from "../frame/page";
import { Card, CardHeader } from "../ui/card";
import { DataTable } from "../ui/data-table";
import { Skeleton } from "../ui/skeleton";
import { HISTORY_COLUMNS } from "./history-columns";

/** An agent's page before its data. */
export function AgentSkeleton() {
  return (
    <Page aria-busy>
      <div className="flex min-h-8 items-center">
        <Skeleton width={180} height={14} />
      </div>
      <div className="h-[90px] rounded-lg border border-line" />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        {["Decisions by hour", "Highest risk by hour"].map((title) => (
          <Card key={title}>
            <CardHeader title={title} />
            <div style={{ height: PLOT_HEIGHT + 42 }} />
          </Card>
        ))}
      </div>
      <Card>
        <CardHeader title="History" />
        <DataTable
          caption="Decisions"
          columns={HISTORY_COLUMNS}
          rows={[]}
          rowKey={({ index }) => String(index)}
          emptyState={null}
          isLoading
          loadingRows={10}
        />
      </Card>
    </Page>
  );
}
