import Link from "next/link";
import type { ScreenEntry } from "@/server/audit";
import { agentHref } from "../agents/agent-href";
import { liveDecisionOf } from "../dashboard/live-decision";
import { DecisionIcon } from "../decisions/decision-icon";
import { visibleText } from "../lib/visible";
import { Time } from "../ui/time";
import { Visible } from "../ui/visible";
import { Section } from "./section";

/** What the agent did last before this. */
export function AgentBefore({ agentId, entries }: { agentId: string; entries: readonly ScreenEntry[] }) {
  return (
    <Section
      title="Before this"
      aside={
        <Link href={agentHref(agentId)} prefetch={false} className="rounded-sm text-accent-text hover:underline">
          All of this agent
        </Link>
      }
    >
      {entries.length === 0 ? (
        <p className="text-12 text-fg-3">This is the agent’s first action.</p>
      ) : (
        <ul className="text-12">
          {entries.map((entry) => {
            const decided = liveDecisionOf(entry);
            return (
              <li key={entry.index} className="grid min-h-6 grid-cols-[14px_minmax(0,1fr)_auto] items-center gap-2">
                {decided === null ? (
                  <span />
                ) : (
                  <span className="flex">
                    <DecisionIcon decision={decided.decision} />
                    <span className="sr-only">{decided.decision}</span>
                  </span>
                )}
                {entry.traceId === null ? (
                  <span className="truncate">
                    <Visible text={entry.summary} />
                  </span>
                ) : (
                  <Link
                    href={`/traces/${entry.traceId}`}
                    prefetch={false}
                    title={visibleText(entry.summary)}
                    className="truncate rounded-sm leading-6 hover:underline"
                  >
                    <Visible text={entry.summary} />
                  </Link>
                )}
                <Time value={entry.timestamp} className="text-fg-3 tabular-nums" />
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
