import { Page, PageHeader } from "../../frame/page";
import { Card, CardHeader } from "../../ui/card";
import { DataTable } from "../../ui/data-table";
import { Skeleton } from "../../ui/skeleton";
import { FORECAST_HEIGHT } from "./forecast-plot";
import { QUALITY_COLUMNS } from "./quality-columns";

/** The page before its figures. */
export function QualitySkeleton() {
  return (
    <Page aria-busy>
      <PageHeader title="Review quality" />
      <Card>
        <CardHeader title="Reviewers" />
        <DataTable
          caption="Reviewers"
          columns={QUALITY_COLUMNS}
          rows={[]}
          rowKey={({ reviewerId }) => reviewerId}
          emptyState={null}
          isLoading
        />
      </Card>
      <Card>
        <CardHeader title="Next 24 hours" />
        <div className="px-4 py-3">
          <Skeleton width="100%" height={FORECAST_HEIGHT} />
        </div>
      </Card>
    </Page>
  );
}
