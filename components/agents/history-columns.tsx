import type { ScreenEntry } from "@/server/audit";
import { liveDecisionOf } from "../dashboard/live-decision";
import { DecisionBadge } from "../decisions/decision-badge";
import { ENGINE_COLUMN } from "../decisions/engine-column";
import { RiskMeter } from "../decisions/risk-meter";
import { formatDay } from "../lib/time";
import { visibleText } from "../lib/visible";
import type { Column } from "../ui/data-table";
import { Time } from "../ui/time";
import { Visible } from "../ui/visible";

/** The columns of an agent's history. */
export const HISTORY_COLUMNS: readonly Column<ScreenEntry>[] = [
  {
    id: "time",
    header: "Time, UTC",
    skeletonWidth: 150,
    cell: ({ timestamp }) => (
      <span className="text-fg-2 tabular-nums">
        <span className="text-fg-3 max-sm:hidden">{formatDay(timestamp)} </span>
        <Time value={timestamp} format="clock-ms" />
      </span>
    ),
  },
  {
    id: "decision",
    header: "Decision",
    skeletonWidth: 60,
    cell: (entry) => {
      const decided = liveDecisionOf(entry);
      return decided === null ? null : <DecisionBadge decision={decided.decision} look="table" />;
    },
  },
  {
    id: "action",
    header: "Action",
    isFill: true,
    skeletonWidth: 220,
    title: ({ summary }) => visibleText(summary),
    cell: ({ summary }) => <Visible text={summary} />,
  },
  {
    id: "failures",
    header: "Failure modes",
    hideBelow: "md",
    skeletonWidth: 100,
    cell: ({ mastFailures }) =>
      mastFailures.length === 0 ? (
        <span className="text-fg-3">none</span>
      ) : (
        <span className="block max-w-56 truncate" title={mastFailures.map(({ name }) => name).join(", ")}>
          {mastFailures.map(({ name }) => name).join(", ")}
        </span>
      ),
  },
  {
    id: "type",
    header: "Type",
    hideBelow: "sm",
    skeletonWidth: 110,
    cell: ({ actionType }) => <span className="font-mono text-12 text-fg-2">{actionType}</span>,
  },
  {
    id: "risk",
    header: "Risk",
    skeletonWidth: 38,
    cell: (entry) => {
      const decided = liveDecisionOf(entry);
      return decided === null ? null : <RiskMeter category={decided.riskCategory} score={decided.riskScore} />;
    },
  },
  ENGINE_COLUMN,
];
