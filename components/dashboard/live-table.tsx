import type { Verdict } from "@mastguard/engine";
import { DecisionBadge } from "../decisions/decision-badge";
import { ENGINE_COLUMN } from "../decisions/engine-column";
import { RiskMeter } from "../decisions/risk-meter";
import { visibleText } from "../lib/visible";
import { type Column, DataTable } from "../ui/data-table";
import { EmptyState } from "../ui/empty-state";
import { Time } from "../ui/time";
import { Visible } from "../ui/visible";
import type { LiveDecision } from "./live-decision";

export interface LiveTableProps {
  rows: readonly LiveDecision[];
  isLoading: boolean;
  decision: Verdict | "all";
}

/** The rows of the stream; each opens its action. */
export function LiveTable({ rows, isLoading, decision }: LiveTableProps) {
  return (
    <div className="flex max-h-[401px] flex-col">
      <DataTable
        caption="Newest decisions"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ index }) => String(index)}
        rowHref={({ traceId }) => `/traces/${traceId}`}
        isLoading={isLoading}
        loadingRows={9}
        hasRowKeys
        isFilling
        emptyState={
          <EmptyState title={decision === "all" ? "No decision yet" : `No ${decision} yet`}>
            The next one shows here within a second. No reload.
          </EmptyState>
        }
      />
    </div>
  );
}

const COLUMNS: readonly Column<LiveDecision>[] = [
  {
    id: "time",
    header: "Time, UTC",
    skeletonWidth: 84,
    cell: ({ at }) => (
      <>
        <Time value={at} format="clock-ms" className="text-fg-2 max-sm:hidden" />
        <Time value={at} format="clock" className="text-fg-2 sm:hidden" />
      </>
    ),
  },
  {
    id: "decision",
    header: "Decision",
    skeletonWidth: 60,
    cell: ({ decision }) => <DecisionBadge decision={decision} look="table" />,
  },
  {
    id: "agent",
    header: "Agent",
    hideBelow: "sm",
    title: ({ agentId }) => agentId,
    cell: ({ agentId }) => <span className="block max-w-40 truncate font-medium">{agentId}</span>,
  },
  {
    id: "action",
    header: "Action",
    isFill: true,
    title: ({ agentId, summary }) => `${agentId}: ${visibleText(summary)}`,
    skeletonWidth: 180,
    cell: ({ agentId, summary }) => (
      <>
        <Visible text={summary} />
        <span className="text-fg-3 sm:hidden"> by {agentId}</span>
      </>
    ),
  },
  {
    id: "risk",
    header: "Risk",
    hideBelow: "sm",
    skeletonWidth: 38,
    cell: ({ riskCategory, riskScore }) => <RiskMeter category={riskCategory} score={riskScore} />,
  },
  ENGINE_COLUMN,
];
