import type { Metadata } from "next";
import { LIVE_MAX } from "@/components/dashboard/live-decision";
import { Overview } from "@/components/dashboard/overview";
import { requireMember } from "@/server/auth/current";
import { RANGES } from "@/server/dashboard/schemas";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Overview" };

export default async function OverviewPage({ searchParams }: { searchParams: Promise<{ range?: string | string[] }> }) {
  const [{ permissions, organization }, { range: asked }] = await Promise.all([requireMember(), searchParams]);
  const range = RANGES.find((known) => known === asked) ?? "24h";
  const [overview, setup, waiting, recent] = await Promise.all([
    trpc().dashboard.overview({ range }),
    trpc().dashboard.setup(),
    permissions.has("reviews:read") ? trpc().dashboard.waitingReviews() : null,
    permissions.has("audit:read") ? trpc().audit.list({ limit: LIVE_MAX }) : null,
  ]);
  return (
    <Overview
      key={range}
      overview={overview}
      setup={setup}
      organizationId={organization.organizationId}
      waiting={waiting}
      recent={recent?.entries ?? null}
      may={{ createKeys: permissions.has("keys:write"), writePolicies: permissions.has("policies:write") }}
    />
  );
}
