import { Page, PageHeader } from "../frame/page";
import { Card } from "../ui/card";
import { DataTable } from "../ui/data-table";
import { agentsColumns } from "./agents-columns";

/** The agents table before its rows. */
export function AgentsSkeleton() {
  return (
    <Page aria-busy>
      <PageHeader title="Agents" />
      <div className="h-7" />
      <Card>
        <DataTable
          caption="Agents"
          columns={agentsColumns(1)}
          rows={[]}
          rowKey={({ agentId }) => agentId}
          emptyState={null}
          isLoading
          loadingRows={10}
        />
      </Card>
    </Page>
  );
}
