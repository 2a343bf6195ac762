"use client";

import type { ReactNode } from "react";
import { DecisionBadge } from "../decisions/decision-badge";
import { RiskMeter } from "../decisions/risk-meter";
import { formatDuration, formatLatency } from "../lib/format";
import { useNow } from "../lib/use-now";
import { Countdown } from "../ui/countdown";
import { StatusText } from "../ui/status-text";
import { finalAnswerOf, outcomeInWords, riskPartInWords, signed } from "./story";
import type { TraceData } from "./trace-data";

/** The six facts one looks for first. What does not exist is said, not made up. */
export function TraceStrip({ trace }: { trace: TraceData }) {
  const { answer, story, task } = trace;
  const parts = story.riskParts.map((part) => `${riskPartInWords(part)} ${signed(part.value)}`).join(", ");
  return (
    <dl className="grid grid-cols-2 border-y border-line-faint max-sm:[&>*]:border-b max-sm:[&>*]:border-line-faint sm:grid-cols-3 lg:grid-cols-[repeat(6,auto)]">
      <Fact label="Decision">
        <DecisionBadge decision={answer.decision} />
        {story.enforcement === "audit_only" ? (
          <span className="flex items-center gap-1 text-12 font-normal text-fg-3">
            recorded <DecisionBadge decision={story.wouldBe} look="shadow" />
          </span>
        ) : null}
      </Fact>
      <Fact label="Risk" title={parts}>
        <RiskMeter category={answer.riskCategory} score={answer.riskScore} hasWord />
      </Fact>
      <Fact label="Processing">
        <span className="tabular-nums">{formatLatency(answer.processingTimeMs)}</span>
      </Fact>
      <Fact label="Waited for a person">
        {task === null ? <Muted>not asked</Muted> : <Waited from={task.createdAt} to={task.resolvedAt} />}
      </Fact>
      <Fact label="Final answer">
        <FinalAnswer trace={trace} />
      </Fact>
      <Fact label="Outcome" title="What the agent reported after the answer">
        {trace.outcome === null ? <Muted>none reported</Muted> : <Outcome outcome={trace.outcome} />}
      </Fact>
    </dl>
  );
}

function Fact({ label, title, children }: { label: string; title?: string; children: ReactNode }) {
  return (
    <div title={title} className="grid content-start gap-1 border-line-faint px-4 py-2.5 sm:px-6 lg:[&+&]:border-l">
      <dt className="text-12 text-fg-3">{label}</dt>
      <dd className="flex min-h-5 flex-wrap items-center gap-x-2 font-medium">{children}</dd>
    </div>
  );
}

function Muted({ children }: { children: ReactNode }) {
  return <span className="font-normal text-fg-3">{children}</span>;
}

function Waited({ from, to }: { from: string; to: string | null }) {
  const now = useNow();
  const end = to === null ? now : Date.parse(to);
  if (end === null) return <Muted>…</Muted>;
  return (
    <span className="tabular-nums">
      {formatDuration(end - Date.parse(from))}
      {to === null ? <span className="font-normal text-fg-3"> so far</span> : null}
    </span>
  );
}

function Outcome({ outcome }: { outcome: NonNullable<TraceData["outcome"]> }) {
  const { word, tone } = outcomeInWords(outcome);
  return <StatusText status={tone}>{word}</StatusText>;
}

function FinalAnswer({ trace }: { trace: TraceData }) {
  const final = finalAnswerOf(trace);
  if (final.kind === "waiting")
    return (
      <>
        waiting
        {trace.task === null ? null : (
          <span className="font-normal text-fg-3">
            expires in <Countdown until={trace.task.slaDueAt} />
          </span>
        )}
      </>
    );
  const words = { at_once: "at once", answered: "by a person", expired: "nobody answered in time" }[final.kind];
  return (
    <>
      <DecisionBadge decision={final.decision} />
      <Muted>{words}</Muted>
    </>
  );
}
