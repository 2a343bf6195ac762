import type { AgentRow } from "@/server/agents/schemas";
import { RiskMeter } from "../decisions/risk-meter";
import { formatCount } from "../lib/format";
import type { Column } from "../ui/data-table";
import { Sparkline } from "../ui/sparkline";
import { Time } from "../ui/time";
import { FlaggedShare } from "./flagged-share";

const zero = (count: number) => <span className={count === 0 ? "text-fg-3" : undefined}>{formatCount(count)}</span>;

/**
 * The columns of the agents table.
 * @param scale flagged events that fill a bar: bars compare the agents of a page with each other.
 */
export function agentsColumns(scale: number): readonly Column<AgentRow>[] {
  return [
    {
      id: "agent",
      header: "Agent",
      isFill: true,
      skeletonWidth: 160,
      title: ({ agentId }) => agentId,
      cell: ({ agentId }) => <span className="font-medium">{agentId}</span>,
    },
    {
      id: "risk",
      header: "Risk, 24 h",
      skeletonWidth: 88,
      cell: ({ riskCategory, riskScore }) =>
        riskScore === null ? (
          <span className="text-fg-3">none in 24 h</span>
        ) : (
          <RiskMeter category={riskCategory} score={riskScore} hasWord />
        ),
    },
    {
      id: "flagged",
      header: "Flagged, 24 h",
      hideBelow: "sm",
      skeletonWidth: 120,
      cell: ({ recent }) =>
        recent.events === 0 ? (
          <span className="text-fg-3">none</span>
        ) : (
          <FlaggedShare flagged={recent} scale={scale} hasNumbers />
        ),
    },
    {
      id: "activity",
      header: "Events, 24 h",
      hideBelow: "md",
      skeletonWidth: 96,
      cell: ({ hours, recent }) =>
        recent.events === 0 ? (
          <span className="text-fg-3">none</span>
        ) : (
          <Sparkline values={hours} label={`Events per hour, ${formatCount(recent.events)} in 24 h`} className="w-24" />
        ),
    },
    { id: "events", header: "Events", isNumeric: true, hideBelow: "sm", cell: ({ totalEvents }) => zero(totalEvents) },
    {
      id: "failures",
      header: "Failures",
      isNumeric: true,
      hideBelow: "sm",
      cell: ({ failuresCount }) => zero(failuresCount),
    },
    {
      id: "last-action",
      header: "Last action",
      hideBelow: "sm",
      skeletonWidth: 110,
      cell: ({ lastActionType }) => <span className="font-mono text-12 text-fg-2">{lastActionType}</span>,
    },
    {
      id: "last-seen",
      header: "Last seen",
      skeletonWidth: 72,
      cell: ({ lastSeen }) => <Time value={lastSeen} className="text-fg-2" />,
    },
  ];
}
