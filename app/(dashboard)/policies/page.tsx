import type { Metadata } from "next";
import { PoliciesNotShown } from "@/components/policies/policies-not-shown";
import { PoliciesScreen } from "@/components/policies/policies-screen";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Policies" };

/** The organization's rules. Which one is open is in the URL (`?policy=`), and read where it is shown. */
export default async function PoliciesPage() {
  const { permissions } = await requireMember();
  if (!permissions.has("policies:read")) return <PoliciesNotShown title="Policies" subject="policies" />;
  const [policies, principals] = await Promise.all([trpc().policies.list(), trpc().policies.principals()]);
  return <PoliciesScreen policies={policies} principals={principals} canWrite={permissions.has("policies:write")} />;
}
