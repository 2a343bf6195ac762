import { PageHeader } from "@/components/frame/page";
import { channelColumns } from "@/components/notifications/channel-columns";
import { DataTable } from "@/components/ui/data-table";

export default function NotificationsLoading() {
  return (
    <>
      <div className="grid gap-3 px-4 pt-1 pb-2 sm:px-6">
        <div aria-hidden className="h-9 border-b border-line max-sm:h-11" />
        <PageHeader title="Notification channels" />
      </div>
      <DataTable
        caption="Notification channels"
        columns={channelColumns({ policyNames: new Map(), isNarrow: false })}
        rows={[]}
        rowKey={({ id }) => id}
        emptyState={null}
        isLoading
        className="border-t border-line-faint"
      />
    </>
  );
}
