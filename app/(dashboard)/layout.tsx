import type { ReactNode } from "react";
import { AppFrame } from "@/components/frame/app-frame";
import { EnvironmentNotice } from "@/components/frame/top-bar";
import { TrpcProvider } from "@/components/trpc/provider";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";
import { signOut, signOutEverywhere, switchOrganization } from "./actions";

/** The frame around every signed-in page. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { organization, organizations, person, permissions } = await requireMember();
  const open = permissions.has("reviews:read") ? await trpc().reviews.queue({ limit: 1 }) : { total: 0 };
  return (
    <TrpcProvider organizationId={organization.organizationId}>
      <AppFrame
        organization={{ id: organization.organizationId, name: organization.name }}
        organizations={organizations.map(({ organizationId, name }) => ({ id: organizationId, name }))}
        user={{ email: person.email, name: person.name, role: roleInWords(organization.roles) }}
        counts={{ reviews: open.total }}
        {...(organization.isDemo ? { notice: <EnvironmentNotice>Demo: replayed recordings</EnvironmentNotice> } : {})}
        onSwitchOrganization={switchOrganization}
        onSignOut={signOut}
        onSignOutEverywhere={signOutEverywhere}
      >
        {children}
      </AppFrame>
    </TrpcProvider>
  );
}

/** `policy_manager` is shown as `Policy manager`; several roles by the first. */
function roleInWords([role = "member"]: readonly string[]): string {
  const words = role.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
