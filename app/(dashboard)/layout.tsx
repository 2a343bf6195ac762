import type { ReactNode } from "react";
import { LiveFrame } from "@/components/dashboard/live-frame";
import { LiveProvider } from "@/components/dashboard/live-provider";
import { EnvironmentNotice } from "@/components/frame/top-bar";
import { capitalised } from "@/components/lib/sentence";
import { TrpcProvider } from "@/components/trpc/provider";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";
import { signOut, signOutEverywhere, switchOrganization } from "./actions";
import { search } from "./search";

/** The frame around every signed-in page. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const { organization, organizations, person, permissions } = await requireMember();
  const [figures, waiting] = await Promise.all([
    trpc().dashboard.figures(),
    permissions.has("reviews:read") ? trpc().dashboard.waitingCount() : null,
  ]);
  return (
    <TrpcProvider organizationId={organization.organizationId}>
      <LiveProvider isPermitted={permissions.has("audit:read")}>
        <LiveFrame
          organization={{ id: organization.organizationId, name: organization.name }}
          organizations={organizations.map(({ organizationId, name }) => ({ id: organizationId, name }))}
          user={{ email: person.email, name: person.name, role: roleInWords(organization.roles) }}
          figures={figures}
          permissions={[...permissions]}
          waiting={waiting}
          search={search}
          {...(organization.isDemo ? { notice: <EnvironmentNotice>Demo: replayed recordings</EnvironmentNotice> } : {})}
          onSwitchOrganization={switchOrganization}
          onSignOut={signOut}
          onSignOutEverywhere={signOutEverywhere}
        >
          {children}
        </LiveFrame>
      </LiveProvider>
    </TrpcProvider>
  );
}

/** `policy_manager` is shown as `Policy manager`; several roles by the first. */
function roleInWords([role = "member"]: readonly string[]): string {
  return capitalised(role.replaceAll("_", " "));
}
