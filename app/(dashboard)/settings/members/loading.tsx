import { Page, PageHeader } from "@/components/frame/page";
import { MEMBER_COLUMNS } from "@/components/reviews/people/member-columns";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";

export default function MembersLoading() {
  return (
    <Page>
      <div aria-hidden className="-mt-2 h-9 border-b border-line max-sm:h-11 sm:-mt-4" />
      <PageHeader title="Members" />
      <Card>
        <DataTable
          caption="Members"
          columns={MEMBER_COLUMNS}
          rows={[]}
          rowKey={({ id }) => id}
          emptyState={null}
          isDense
          isLoading
          loadingRows={12}
        />
      </Card>
    </Page>
  );
}
