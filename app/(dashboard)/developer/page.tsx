import type { Metadata } from "next";
import { z } from "zod";
import { Page, PageHeader } from "@/components/frame/page";
import { KeysCard } from "@/components/keys/keys-card";
import { OrganizationCard } from "@/components/keys/organization-card";
import { SdkCard } from "@/components/keys/sdk-card";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { requireMember } from "@/server/auth/current";
import { mayGrantScope, SCOPES } from "@/server/auth/permissions";
import { env, publicOrigin } from "@/server/env";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Developer" };

const KEYS_PER_PAGE = 50;
const Query = z.object({ page: z.coerce.number().int().min(1).max(1_000_000).catch(1) });

interface DeveloperPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What an agent's developer needs: keys, and how to call. */
export default async function DeveloperPage({ searchParams }: DeveloperPageProps) {
  const { page } = Query.parse(await searchParams);
  const { organization, permissions, person } = await requireMember();
  const origin = publicOrigin(env());
  return (
    <Page>
      <PageHeader title="Developer" />
      {permissions.has("keys:read") ? (
        <KeysCard
          key={page}
          initial={await trpc().keys.list({ page, limit: KEYS_PER_PAGE })}
          page={page}
          limit={KEYS_PER_PAGE}
          origin={origin}
          personId={person.id}
          scopes={permissions.has("keys:write") ? SCOPES.filter((scope) => mayGrantScope(permissions, scope)) : []}
        />
      ) : (
        <Card aria-label="API keys">
          <CardHeader title="API keys" />
          <EmptyState title="Your role does not show keys">
            Developers, administrators and owners see and create them. Ask one of them for a key.
          </EmptyState>
        </Card>
      )}
      <SdkCard origin={origin} />
      <OrganizationCard id={organization.organizationId} name={organization.name} />
    </Page>
  );
}
