import { DecisionBadge } from "../decisions/decision-badge";
import { RiskMeter } from "../decisions/risk-meter";
import { formatCount } from "../lib/format";
import { formatClock, formatDay, formatExact } from "../lib/time";
import { visibleText } from "../lib/visible";
import type { Column } from "../ui/data-table";
import { Visible } from "../ui/visible";
import { entryInWords } from "./entry-words";
import { categoryOf, type LogEntry, verdictOf, whoInWords } from "./log-entry";
import { Who } from "./who";

/** The columns of the log. @param today the day in UTC the page was drawn on; other days are named in their rows. */
export function entryColumns(today: string): readonly Column<LogEntry>[] {
  return [
    {
      id: "time",
      header: "Time, UTC",
      skeletonWidth: 56,
      cell: ({ timestamp }) => <EntryTime at={timestamp} today={today} />,
    },
    {
      id: "decision",
      header: "Decision",
      skeletonWidth: 60,
      cell: ({ decision }) => {
        const verdict = verdictOf(decision);
        return verdict === null ? <None /> : <DecisionBadge decision={verdict} look="table" />;
      },
    },
    {
      id: "who",
      header: "Who",
      hideBelow: "sm",
      skeletonWidth: 96,
      title: whoInWords,
      cell: (entry) => <Who entry={entry} className="max-w-44" />,
    },
    {
      id: "action",
      header: "Action",
      isFill: true,
      skeletonWidth: 180,
      title: (entry) => visibleText(entryInWords(entry)),
      cell: (entry) => <Visible text={entryInWords(entry)} />,
    },
    {
      id: "risk",
      header: "Risk",
      hideBelow: "sm",
      skeletonWidth: 38,
      cell: ({ riskCategory, riskScore }) => {
        const category = categoryOf(riskCategory);
        return category === null ? (
          <None />
        ) : (
          <RiskMeter category={category} {...(riskScore === null ? {} : { score: riskScore })} />
        );
      },
    },
    {
      id: "modes",
      header: "Modes",
      hideBelow: "md",
      skeletonWidth: 48,
      title: ({ mastFailures }) => mastFailures.map(({ modeId, name }) => `${modeId} ${name}`).join(", "),
      cell: Modes,
    },
    {
      id: "entry",
      header: "Entry",
      hideBelow: "sm",
      isNumeric: true,
      skeletonWidth: 40,
      cell: ({ index }) => <span className="text-fg-3">{formatCount(index)}</span>,
    },
  ];
}

function EntryTime({ at, today }: { at: string; today: string }) {
  const day = formatDay(at);
  return (
    <time dateTime={at} title={formatExact(at)} className="text-fg-2">
      {day === today ? null : <span className="text-fg-3">{day.replace(/ \d{4}$/, "")} </span>}
      {formatClock(at)}
    </time>
  );
}

function Modes({ mastFailures, type }: LogEntry) {
  const [first, ...others] = mastFailures;
  if (first === undefined) return type === "action.decided" ? <span className="text-fg-3">none</span> : <None />;
  return (
    <span className="font-mono text-12 tracking-tight">
      {first.modeId}
      {others.length === 0 ? null : <span className="text-fg-3"> +{others.length}</span>}
    </span>
  );
}

function None() {
  return <span className="text-fg-3">–</span>;
}
