"use client";

import {
  ArrowDownToLine,
  CircleSlash,
  Flag,
  Hand,
  Hourglass,
  MessageSquareQuote,
  TimerOff,
  UserCheck,
} from "lucide-react";
import { kindInWords } from "../audit/entry-words";
import { DECISION_TONES, DecisionIcon } from "../decisions/decision-icon";
import { formatBytes } from "../lib/format";
import { Countdown } from "../ui/countdown";
import { Time } from "../ui/time";
import { HowDecided } from "./how-decided";
import { decisionInWords, entriesOf, type LaterEntry, requiredApprovalsOf } from "./story";
import { StoryEvent } from "./story-event";
import { TraceContent } from "./trace-content";
import type { TraceData } from "./trace-data";
import { TraceOpinion } from "./trace-opinion";
import { TraceOutcome } from "./trace-outcome";

const SOURCES: Readonly<Record<string, string>> = { native: "MastGuard API", mcp: "MCP gateway", proxy: "LLM proxy" };
/** Told by the first two parts of the story. */
const FIRST = new Set(["action.received", "action.decided"]);
const OPEN = new Set(["PENDING", "PARTIALLY_APPROVED"]);

/** What happened to an action, from its arrival on. */
export function TraceStory({
  trace,
  policyNames,
}: {
  trace: TraceData;
  policyNames: Readonly<Record<string, string>>;
}) {
  const { action, answer, story, task } = trace;
  const entries = entriesOf(trace);
  const received = entries.find(({ type }) => type === "action.received") ?? null;
  const arrivedAt = received?.at ?? action.at;
  const start = Date.parse(arrivedAt);
  const later = entries.filter(({ type }) => !FIRST.has(type));
  const isOpen = task !== null && OPEN.has(task.status);
  return (
    <ol className="max-w-[920px]">
      <StoryEvent
        at={arrivedAt}
        sinceMs={0}
        icon={<ArrowDownToLine aria-hidden />}
        title="Received"
        aside={`${SOURCES[action.source] ?? action.source}, ${formatBytes(story.payloadBytes)}`}
      >
        <TraceContent trace={trace} />
      </StoryEvent>
      <StoryEvent
        at={received === null ? null : action.at}
        sinceMs={received === null ? answer.processingTimeMs : Math.max(0, Date.parse(action.at) - start)}
        icon={<DecisionIcon decision={answer.decision} />}
        tone={DECISION_TONES[answer.decision]}
        title={decisionInWords(answer.decision, requiredApprovalsOf(trace))}
        aside={`engine ${story.engineVersion}, ${story.mode.replaceAll("_", " ")}`}
        isLast={later.length === 0 && !isOpen}
        isWaiting={task !== null}
      >
        {received === null ? null : (
          <p className="text-fg-2">Its agent did not wait: the action was recorded first and decided from the queue.</p>
        )}
        <HowDecided decided={trace} policyNames={policyNames} />
      </StoryEvent>
      {later.map((entry, position) => (
        <StoryEvent
          key={entry.index}
          at={entry.at}
          sinceMs={Math.max(0, Date.parse(entry.at) - start)}
          icon={<LaterIcon entry={entry} />}
          title={entry.type === "judge.opinion" ? "A model's opinion — it decides nothing" : kindInWords(entry.type)}
          aside={`entry ${entry.index.toLocaleString("en-US")}`}
          isWaiting={isOpen}
          isLast={position === later.length - 1 && !isOpen}
        >
          <LaterWords entry={entry} trace={trace} />
        </StoryEvent>
      ))}
      {isOpen ? (
        <StoryEvent at={null} sinceMs={null} icon={<Hourglass aria-hidden />} title="Waiting for a person" isLast>
          <p className="text-fg-2">
            <Countdown until={task.slaDueAt} /> left. If nobody answers by{" "}
            <Time value={task.slaDueAt} format="day-and-clock" /> UTC, it expires, which is a rejection.
          </p>
        </StoryEvent>
      ) : null}
    </ol>
  );
}

function LaterIcon({ entry: { type } }: { entry: LaterEntry }) {
  if (type === "review.opened") return <Hand aria-hidden />;
  if (type === "review.expired") return <TimerOff aria-hidden />;
  if (type === "judge.opinion") return <MessageSquareQuote aria-hidden />;
  if (type === "outcome.reported") return <Flag aria-hidden />;
  if (type === "review.redemption_refused") return <CircleSlash aria-hidden />;
  return type.startsWith("review.") ? <UserCheck aria-hidden /> : <CircleSlash aria-hidden />;
}

function LaterWords({
  entry: { type, index },
  trace: { task, opinion, outcome },
}: {
  entry: LaterEntry;
  trace: TraceData;
}) {
  if (outcome?.index === index) return <TraceOutcome outcome={outcome} />;
  if (opinion?.index === index) return <TraceOpinion opinion={opinion} />;
  if (task === null) return null;
  if (type === "review.opened")
    return (
      <p className="text-fg-2">
        Task {task.number}, to be answered by <Time value={task.slaDueAt} format="day-and-clock" /> UTC.
      </p>
    );
  if (type === "review.expired")
    return <p className="text-fg-2">Nobody answered in time, so the action was rejected.</p>;
  return null;
}
