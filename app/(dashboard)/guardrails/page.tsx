import type { Metadata } from "next";
import { GuardrailsScreen } from "@/components/guardrails/guardrails-screen";
import { PoliciesNotShown } from "@/components/policies/policies-not-shown";
import { requireMember } from "@/server/auth/current";
import { orProblem } from "@/server/trpc/or-problem";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Guardrails" };

/** What happens to findings, by type. */
export default async function GuardrailsPage() {
  const { permissions } = await requireMember();
  if (!permissions.has("policies:read")) return <PoliciesNotShown title="Guardrails" subject="guardrails" />;
  const [guardrails, judge] = await Promise.all([trpc().guardrails.list(), orProblem(trpc().modelJudge.get())]);
  return (
    <GuardrailsScreen
      guardrails={guardrails}
      canWrite={permissions.has("policies:write")}
      judge={judge}
      canSwitchJudge={permissions.has("settings:write")}
    />
  );
}
