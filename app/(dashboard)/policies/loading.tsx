import { PageHeader } from "@/components/frame/page";
import { READING_COLUMNS } from "@/components/policies/table/policy-columns";
import { DataTable } from "@/components/ui/data-table";

export default function PoliciesLoading() {
  return (
    <>
      <div className="px-4 pt-3 pb-2 sm:pl-6">
        <PageHeader title="Policies" />
      </div>
      <DataTable
        caption="Policies in order of evaluation"
        columns={READING_COLUMNS}
        rows={[]}
        rowKey={({ id }) => id}
        emptyState={null}
        isLoading
        loadingRows={10}
      />
    </>
  );
}
