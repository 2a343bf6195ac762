import { Page, PageHeader } from "../frame/page";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

/** For members whose role does not include reading the log. */
export function NotPermitted({ title = "Audit log" }: { title?: string }) {
  return (
    <Page>
      <PageHeader title={title} />
      <Card>
        <EmptyState title="Your role here does not include this page">
          An owner or admin of the organization can give you the role Auditor, which reads everything and changes
          nothing.
        </EmptyState>
      </Card>
    </Page>
  );
}
