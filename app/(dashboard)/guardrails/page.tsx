import type { Metadata } from "next";
import { Page, PageHeader } from "@/components/frame/page";
import { GuardrailsScreen } from "@/components/guardrails/guardrails-screen";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Guardrails" };

/** What happens to findings, by type. */
export default async function GuardrailsPage() {
  const { permissions } = await requireMember();
  if (!permissions.has("policies:read")) {
    return (
      <Page>
        <PageHeader title="Guardrails" />
        <Card>
          <EmptyState title="Your role does not show guardrails">
            Policy managers, reviewers, developers and auditors see them. An owner can give you one of these roles.
          </EmptyState>
        </Card>
      </Page>
    );
  }
  const [guardrails, judge] = await Promise.all([trpc().guardrails.list(), trpc().modelJudge.get()]);
  return (
    <GuardrailsScreen
      guardrails={guardrails}
      canWrite={permissions.has("policies:write")}
      judge={judge}
      canSwitchJudge={permissions.has("settings:write")}
    />
  );
}
