import type { Metadata } from "next";
import { AGENTS_PER_PAGE, AgentsList } from "@/components/agents/agents-list";
import { parseAgentsSelection, type SearchParams } from "@/components/agents/parse-agents-selection";
import { trpc } from "@/server/trpc/server";

export const metadata: Metadata = { title: "Agents" };

export default async function AgentsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const selection = parseAgentsSelection(await searchParams);
  const { agents, total } = await trpc().agents.list({ ...selection, limit: AGENTS_PER_PAGE });
  return <AgentsList selection={selection} agents={agents} total={total} />;
}
