import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import type { Figure, Overview } from "@/server/dashboard/schemas";
import { formatChange, formatCount, formatDuration } from "../lib/format";
import { formatClock } from "../lib/time";
import { auditHref } from "./audit-href";
import { FigureTile } from "./figure-tile";

export interface FiguresProps {
  overview: Overview;
  /** What the viewer may open from here. */
  mayOpen: { readonly audit: boolean; readonly agents: boolean; readonly reviews: boolean };
}

/** The six figures of the day, each with its last 24 hours and what it compares with. */
export function Figures({ overview, mayOpen }: FiguresProps) {
  const { figures, peakMinute, oldestReview, complianceDetail, asOf, todaySince, zone } = overview;
  const { eventsToday, eventsPerMinute, failuresCaught, hitlQueueDepth, agentsMonitored, complianceScore } = figures;
  const hours = (figure: Figure, what: string) => ({
    values: figure.hours,
    label: `${what}, each of the last 24 hours`,
  });
  return (
    <section aria-label="Figures of the day" className="overflow-hidden rounded-lg border border-line bg-line-faint">
      {/* The gaps are the lines between the tiles, whatever number of columns there is. */}
      <div className="grid grid-cols-2 gap-px *:bg-bg sm:grid-cols-3 lg:grid-cols-6">
        <FigureTile
          label="Events today"
          value={formatCount(eventsToday.value)}
          isQuiet={eventsToday.value === 0}
          note={shareOnYesterday(eventsToday, clockIn(asOf, zone))}
          hours={hours(eventsToday, "Events")}
          {...(mayOpen.audit ? { href: auditHref({ from: todaySince }) } : {})}
        />
        <FigureTile
          label="Events per minute"
          value={rate(eventsPerMinute.value)}
          isQuiet={eventsPerMinute.value === 0}
          note={
            peakMinute === null
              ? "quiet for 24 h"
              : `peak ${formatCount(peakMinute.events)} at ${formatClock(peakMinute.at, "minutes")}`
          }
          hours={hours(eventsPerMinute, "Events per minute")}
        />
        <FigureTile
          label="Failures caught"
          value={formatCount(failuresCaught.value)}
          isQuiet={failuresCaught.value === 0}
          note={countOnYesterday(failuresCaught)}
          hours={hours(failuresCaught, "Events with a failure mode or a block")}
        />
        <FigureTile
          label="Review queue"
          value={formatCount(hitlQueueDepth.value)}
          unit="waiting"
          isQuiet={hitlQueueDepth.value === 0}
          note={
            hitlQueueDepth.value === 0
              ? "nobody is asked"
              : oldestReview === null
                ? countOnYesterday(hitlQueueDepth)
                : `oldest waits ${formatDuration(Date.parse(asOf) - Date.parse(oldestReview.createdAt))}`
          }
          hours={hours(hitlQueueDepth, "Reviews waiting")}
          {...(mayOpen.reviews ? { href: "/reviews" } : {})}
        />
        <FigureTile
          label="Controls supported"
          value={complianceDetail === null ? "–" : formatCount(complianceDetail.supported)}
          {...(complianceDetail === null ? {} : { unit: `of ${formatCount(complianceDetail.inScope)} in scope` })}
          isQuiet={complianceScore === null}
          note={complianceScore === null ? "no reports yet" : countOnYesterday(complianceScore)}
        />
        <FigureTile
          label="Agents monitored"
          value={formatCount(agentsMonitored.value)}
          isQuiet={agentsMonitored.value === 0}
          note={`${formatCount(agentsMonitored.hours.at(-1) ?? 0)} active this hour`}
          hours={hours(agentsMonitored, "Agents active")}
          {...(mayOpen.agents ? { href: "/agents" } : {})}
        />
      </div>
    </section>
  );
}

function shareOnYesterday({ yesterday, change }: Figure, clock: string): ReactNode {
  if (yesterday === null || change === null || yesterday === 0) return "none yesterday";
  return (
    <>
      <Change value={change / yesterday} kind="share" /> on yesterday {clock}
    </>
  );
}

function countOnYesterday({ change }: Figure): ReactNode {
  if (change === null) return "nothing yesterday";
  return change === 0 ? (
    "as yesterday"
  ) : (
    <>
      <Change value={change} kind="count" /> on yesterday
    </>
  );
}

function Change({ value, kind }: { value: number; kind: "share" | "count" }) {
  return <span className={cx(value !== 0 && "text-fg-2")}>{formatChange(value, kind)}</span>;
}

/** A rate below ten keeps one decimal: five events in five minutes are not the same as two. */
function rate(perMinute: number): string {
  if (perMinute > 0 && perMinute < 0.05) return "< 0.1";
  return perMinute < 9.95 ? String(Math.round(perMinute * 10) / 10) : formatCount(perMinute);
}

/** Hours and minutes on the organization's clocks, which is where "today" begins. */
function clockIn(moment: string, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }).format(
    new Date(moment),
  );
}
