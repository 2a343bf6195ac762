import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { agentIdOf } from "@/components/agents/agent-href";
import { AgentStory } from "@/components/agents/agent-story";
import { AgentsNotShown } from "@/components/agents/agents-not-shown";
import { ListAuditQuery } from "@/server/audit/schemas";
import { requireMember } from "@/server/auth/current";
import { orNotFound, trpc } from "@/server/trpc/server";

interface Props {
  params: Promise<{ agentId: string }>;
  searchParams: Promise<{ cursor?: string | string[] }>;
}

const HISTORY_SHOWN = 50;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { agentId } = await params;
  return { title: agentIdOf(agentId) ?? agentId }; // here, unlike in the page, Next has decoded it already
}

export default async function AgentPage({ params, searchParams }: Props) {
  const agentId = agentIdOf((await params).agentId);
  if (agentId === null) notFound();
  const { permissions } = await requireMember();
  if (!permissions.has("agents:read")) return <AgentsNotShown />;
  const cursor = ListAuditQuery.shape.cursor.catch(undefined).parse((await searchParams).cursor);
  const [agent, history] = await Promise.all([
    orNotFound(trpc().agents.get({ agentId })),
    permissions.has("audit:read")
      ? trpc().audit.agentHistory({ agentId, limit: HISTORY_SHOWN, ...(cursor === undefined ? {} : { cursor }) })
      : null,
  ]);
  return <AgentStory agent={agent} history={history} isOlder={cursor !== undefined} />;
}
