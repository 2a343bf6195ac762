import type { ReactNode } from "react";
import type { AgentDetail, AgentHour } from "@/server/agents/schemas";
import type { ScreenEntry } from "@/server/audit";
import { DecisionsCard } from "../dashboard/decisions-card";
import { RiskMeter } from "../decisions/risk-meter";
import { Page } from "../frame/page";
import { formatCount, formatShare } from "../lib/format";
import { Card, CardHeader } from "../ui/card";
import { CopyButton } from "../ui/copy-button";
import { Time } from "../ui/time";
import { AgentFigure } from "./agent-figure";
import { AgentHistory } from "./agent-history";
import { FlaggedShare, flaggedIn } from "./flagged-share";
import { NewEvents } from "./new-events";
import { RiskOverTime } from "./risk-over-time";

export interface AgentStoryProps {
  agent: AgentDetail;
  /** A page of its decisions, newest first; null where the viewer may not read the log. */
  history: { readonly entries: readonly ScreenEntry[]; readonly nextCursor: string | null } | null;
  /** Whether `history` begins below the newest decision. */
  isOlder: boolean;
}

/** One agent: how much, how riskily, and everything it was answered. */
export function AgentStory({ agent, history, isOlder }: AgentStoryProps) {
  const {
    agentId,
    riskCategory,
    riskScore,
    totals,
    totalEvents,
    failuresCount,
    lastSeen,
    lastActionType,
    firstSeen,
    hours,
  } = agent;
  const flagged = flaggedIn(totals);
  const share = (count: number): ReactNode =>
    totalEvents === 0 ? "of no events" : `${formatShare(count / totalEvents)} of ${formatCount(totalEvents)}`;
  return (
    <Page>
      <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1.5">
        <h1 className="max-w-full min-w-0 text-16 tracking-[-0.012em] break-all">{agentId}</h1>
        <CopyButton value={agentId} variant="ghost" size="sm">
          Copy id
        </CopyButton>
        <div className="ml-auto">
          <NewEvents agentId={agentId} />
        </div>
      </div>
      <section aria-label="Figures" className="overflow-hidden rounded-lg border border-line bg-line-faint">
        <dl className="grid grid-cols-2 gap-px *:bg-bg sm:grid-cols-3 lg:grid-cols-6">
          <AgentFigure
            label="Risk, 24 h"
            note={riskScore === null ? "nothing done in 24 h" : "its highest of the last 24 h"}
          >
            {riskScore === null ? <Zero>none</Zero> : <RiskMeter category={riskCategory} score={riskScore} hasWord />}
          </AgentFigure>
          <AgentFigure label="Events" note="since it was first seen">
            {formatCount(totalEvents)}
          </AgentFigure>
          <AgentFigure label="Flagged" note={share(flagged)}>
            <span className="flex items-center gap-3">
              {flagged === 0 ? <Zero>0</Zero> : formatCount(flagged)}
              {flagged === 0 ? null : <FlaggedShare flagged={totals} period="since it was first seen" />}
            </span>
          </AgentFigure>
          <AgentFigure label="Failures" note={share(failuresCount)}>
            {failuresCount === 0 ? <Zero>0</Zero> : formatCount(failuresCount)}
          </AgentFigure>
          <AgentFigure label="First seen" note={<Time value={firstSeen} format="day-and-clock" />}>
            <Time value={firstSeen} />
          </AgentFigure>
          <AgentFigure label="Last seen" note={lastActionType}>
            <Time value={lastSeen} />
          </AgentFigure>
        </dl>
      </section>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:gap-4 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <DecisionsCard
          title="Decisions by hour"
          range="24 h"
          buckets={hours.map(bucketOf)}
          bucketMinutes={60}
          agentId={agentId}
        />
        <Card>
          <CardHeader title="Highest risk by hour" note="last 24 h" />
          <RiskOverTime hours={hours} />
        </Card>
      </div>
      {history === null ? null : <AgentHistory agentId={agentId} history={history} isOlder={isOlder} />}
    </Page>
  );
}

function Zero({ children }: { children: string }) {
  return <span className="text-fg-3">{children}</span>;
}

function bucketOf({ hour, events, alert, hitl, block }: AgentHour) {
  return { at: hour, allow: events - alert - hitl - block, alert, hitl, block };
}
