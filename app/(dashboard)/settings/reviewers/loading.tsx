import { Page, PageHeader } from "@/components/frame/page";
import { Card, CardHeader } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";

const columnsOf = (headers: readonly string[], fill: string): Column<string>[] =>
  headers.map((header) => ({ id: header, header, cell: () => null, isFill: header === fill }));

const CARDS = [
  { title: "Absences", columns: columnsOf(["Away", "Stands in", "From, UTC", "Until, UTC", "State"], "Away") },
  { title: "Groups", columns: columnsOf(["Group", "Members", "Who", "Named by"], "Who") },
] as const;

export default function ReviewersLoading() {
  return (
    <Page>
      <div aria-hidden className="-mt-2 h-9 border-b border-line max-sm:h-11 sm:-mt-4" />
      <PageHeader title="Reviewers" />
      {CARDS.map(({ title, columns }) => (
        <Card key={title}>
          <CardHeader title={title} />
          <DataTable
            caption={title}
            columns={columns}
            rows={[]}
            rowKey={String}
            emptyState={null}
            isDense
            isLoading
            loadingRows={3}
          />
        </Card>
      ))}
    </Page>
  );
}
