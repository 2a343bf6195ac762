import { DataTable } from "../ui/data-table";
import { Skeleton } from "../ui/skeleton";
import { Split } from "../ui/split";
import { entryColumns } from "./entry-columns";
import { ABOVE, BELOW } from "./histogram-scale";
import { LogHead, ROWS } from "./log-head";

const COLUMNS = entryColumns("");

/** The log before its rows: the same places, nothing in them. */
export function AuditSkeleton() {
  return (
    <Split pane={null}>
      <LogHead
        views={<Skeleton width={320} height={28} />}
        actions={<Skeleton width={150} height={28} />}
        filters={<Skeleton width={90} height={28} />}
        histogram={<HistogramSkeleton />}
      />
      <div className={`${ROWS} overflow-hidden`}>
        <DataTable
          caption="Entries of the log, newest first"
          columns={COLUMNS}
          rows={[]}
          rowKey={({ index }) => String(index)}
          isLoading
          loadingRows={20}
          isDense
          isFilling
          emptyState={null}
        />
      </div>
    </Split>
  );
}

/** The room the histogram takes, so that nothing moves when it comes. */
export function HistogramSkeleton() {
  return <div style={{ height: ABOVE + BELOW + 19 }} />;
}
