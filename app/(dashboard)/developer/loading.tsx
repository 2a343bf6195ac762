import { Page, PageHeader } from "@/components/frame/page";
import { Card, CardHeader } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";

const COLUMNS = ["Name", "Key", "Scopes", "Last used", "Events", "Expires"].map((header) => ({
  id: header,
  header,
  cell: () => null,
  isFill: header === "Scopes",
  isNumeric: header === "Events",
}));

export default function DeveloperLoading() {
  return (
    <Page>
      <PageHeader title="Developer" />
      <Card>
        <CardHeader title="API keys" />
        <DataTable caption="API keys" columns={COLUMNS} rows={[]} rowKey={String} emptyState={null} isDense isLoading />
      </Card>
    </Page>
  );
}
