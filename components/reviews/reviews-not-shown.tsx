import { Page, PageHeader } from "../frame/page";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

/** For members without `reviews:read`. */
export function ReviewsNotShown() {
  return (
    <Page>
      <PageHeader title="Review queue" />
      <Card>
        <EmptyState title="Your role does not show reviews">
          Reviewers, policy managers, developers and auditors see what waits. An owner can give you one of these roles.
        </EmptyState>
      </Card>
    </Page>
  );
}
