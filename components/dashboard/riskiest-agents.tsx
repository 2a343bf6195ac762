import Link from "next/link";
import type { AgentRow } from "@/server/agents/schemas";
import { agentHref } from "../agents/agent-href";
import { FlaggedShare, flaggedIn } from "../agents/flagged-share";
import { RiskMeter } from "../decisions/risk-meter";
import { formatCount } from "../lib/format";
import { Button } from "../ui/button";
import { Card, CardHeader } from "../ui/card";
import { type Column, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";

export interface RiskiestAgentsProps {
  /** By risk, then activity; at most eight. */
  agents: readonly AgentRow[];
  /** Agents seen in 30 days. */
  total: number;
  className?: string;
}

/** Who to look at first, and what of their day was not plainly allowed. Bars compare the agents with each other. */
export function RiskiestAgents({ agents, total, className }: RiskiestAgentsProps) {
  const scale = Math.max(1, ...agents.map(({ recent }) => flaggedIn(recent)));
  return (
    <Card className={className}>
      <CardHeader
        title="Agents by risk"
        note="last 24 h"
        actions={
          total === 0 ? undefined : (
            <Button asChild variant="ghost" size="sm">
              <Link href="/agents">All {formatCount(total)}</Link>
            </Button>
          )
        }
      />
      <DataTable
        caption="Agents by risk"
        columns={columnsFor(scale)}
        rows={agents}
        rowKey={({ agentId }) => agentId}
        rowHref={({ agentId }) => agentHref(agentId)}
        emptyState={<EmptyState title="No agent in 30 days">An agent is listed from its first event on.</EmptyState>}
      />
    </Card>
  );
}

/** @param scale flagged events that fill a bar. */
function columnsFor(scale: number): readonly Column<AgentRow>[] {
  return [
    {
      id: "agent",
      header: "Agent",
      isFill: true,
      title: ({ agentId }) => agentId,
      cell: ({ agentId }) => <span className="font-medium">{agentId}</span>,
    },
    {
      id: "events",
      header: "24 h",
      isNumeric: true,
      cell: ({ recent }) => (
        <span className={recent.events === 0 ? "text-fg-3" : undefined}>{formatCount(recent.events)}</span>
      ),
    },
    { id: "flagged", header: "Flagged", cell: ({ recent }) => <FlaggedShare flagged={recent} scale={scale} /> },
    {
      id: "risk",
      header: "Risk",
      cell: ({ riskCategory, riskScore }) => <RiskMeter category={riskCategory} score={riskScore ?? 0} />,
    },
  ];
}
