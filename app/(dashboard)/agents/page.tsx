import type { Metadata } from "next";
import { AGENTS_PER_PAGE, AgentsList } from "@/components/agents/agents-list";
import { AgentsNotShown } from "@/components/agents/agents-not-shown";
import { parseAgentsSelection, type SearchParams } from "@/components/agents/parse-agents-selection";
import { requireMember } from "@/server/auth/current";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { permissions } = await requireMember();
  if (!permissions.has("agents:read")) return <AgentsNotShown />;
  const selection = parseAgentsSelection(await searchParams);
  const { agents, total } = await trpc().agents.list({ ...selection, limit: AGENTS_PER_PAGE });
  return <AgentsList selection={selection} agents={agents} total={total} />;
}
