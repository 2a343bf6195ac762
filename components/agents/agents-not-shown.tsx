import { Page, PageHeader } from "../frame/page";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

/** For members whose role does not include agents. */
export function AgentsNotShown() {
  return (
    <Page>
      <PageHeader title="Agents" />
      <Card>
        <EmptyState title="Your role does not show agents">
          Every role but billing does. An owner can give you another one.
        </EmptyState>
      </Card>
    </Page>
  );
}
