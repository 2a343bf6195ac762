import type { Metadata } from "next";
import { Page, PageHeader } from "@/components/frame/page";
import { PoliciesScreen } from "@/components/policies/policies-screen";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Policies" };

/** The organization's rules. Which one is open is in the URL (`?policy=`), and read where it is shown. */
export default async function PoliciesPage() {
  const { permissions } = await requireMember();
  if (!permissions.has("policies:read")) {
    return (
      <Page>
        <PageHeader title="Policies" />
        <Card>
          <EmptyState title="Your role does not show policies">
            Policy managers, reviewers, developers and auditors see them. An owner can give you one of these roles.
          </EmptyState>
        </Card>
      </Page>
    );
  }
  return <PoliciesScreen policies={await trpc().policies.list()} canWrite={permissions.has("policies:write")} />;
}
