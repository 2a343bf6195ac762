import { ArrowLeft, CircleDashed, Info } from "lucide-react";
import Link from "next/link";
import type { ScreenEntry } from "@/server/audit";
import { entryInWords } from "../audit/entry-words";
import { verdictOf } from "../audit/log-entry";
import { auditHref } from "../audit/selection";
import { DecisionIcon } from "../decisions/decision-icon";
import { RiskMeter } from "../decisions/risk-meter";
import { formatPlural } from "../lib/format";
import { riskPartInWords, signed } from "../traces/story";
import { TraceContent } from "../traces/trace-content";
import type { TraceData } from "../traces/trace-data";
import { TraceFindings } from "../traces/trace-findings";
import { Button } from "../ui/button";
import { Note } from "../ui/note";
import { Time } from "../ui/time";
import { isOpen, type QueueTask, type QueueView, queueHref } from "./queue-task";
import { TaskDeadline } from "./task-clock";

const LINK = "rounded-sm text-accent-text hover:underline";

export interface TaskPaneProps {
  task: QueueTask;
  /** The action's story; `null` for viewers who may not read the log. */
  trace: TraceData | null;
  /** What the same agent did last. */
  history: readonly ScreenEntry[];
  view: QueueView;
}

/** One task to read: who, what, why, how risky. The foot is where the answer goes once deciding is built. */
export function TaskPane({ task, trace, history, view }: TaskPaneProps) {
  return (
    <article className="grid min-h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr_auto]">
      <header className="flex flex-wrap items-start gap-x-6 gap-y-2 border-b border-line px-4 py-4 sm:px-6">
        <div className="grid min-w-0 grow basis-64 gap-1">
          <Link href={queueHref({ view })} className="flex min-h-8 items-center gap-1.5 text-fg-2 sm:hidden">
            <ArrowLeft aria-hidden className="size-4" />
            Queue
          </Link>
          <h2 className="text-20 break-words">{task.summary}</h2>
          <p className="flex flex-wrap gap-x-2 text-fg-2">
            <Link
              href={`/agents/${encodeURIComponent(task.agentId)}`}
              className="max-w-80 truncate rounded-sm font-medium text-fg hover:underline"
            >
              {task.agentId}
            </Link>
            <span aria-hidden>·</span> task {task.number}
            <span aria-hidden>·</span>
            <Link href={`/traces/${task.traceId}`} className={LINK}>
              Whole story
            </Link>
          </p>
        </div>
        <TaskDeadline task={task} />
      </header>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start lg:grid-cols-[minmax(0,1fr)_304px] lg:content-stretch">
        <div className="grid min-w-0 content-start gap-5 px-4 py-4 sm:px-6">
          <Why task={task} trace={trace} />
          <section className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <h3 className="text-12 font-medium text-fg-2">What it wants to do</h3>
            {trace === null ? (
              <p className="text-fg-3">Your role here does not include the story of actions.</p>
            ) : (
              <TraceContent trace={trace} />
            )}
          </section>
          {trace === null ? null : <TraceFindings trace={trace} />}
        </div>
        <aside
          aria-label="Facts"
          className="grid grid-cols-[minmax(0,1fr)] content-start border-line-faint max-lg:border-t lg:border-l [&>*]:px-4 [&>*]:py-3.5 sm:max-lg:[&>*]:px-6 [&>*+*]:border-t [&>*+*]:border-line-faint"
        >
          <Risk task={task} trace={trace} />
          <Approvals task={task} />
          <Before task={task} history={history} />
        </aside>
      </div>
      <footer className="sticky bottom-0 border-t border-line bg-sunken px-4 py-3 sm:px-6">
        {isOpen(task) ? (
          <Note icon={Info} className="bg-transparent! px-0!">
            <b className="font-medium text-fg">Answering is not built yet.</b> This queue can be read: nobody can
            approve or reject here so far. If nothing changes, the task expires on{" "}
            <Time value={task.slaDueAt} format="day-and-clock" /> UTC, which is a rejection, and the agent is told
            BLOCK.
          </Note>
        ) : (
          <p className="text-fg-2">This task is closed. What happened is in its whole story.</p>
        )}
      </footer>
    </article>
  );
}

function Why({ task, trace }: { task: QueueTask; trace: TraceData | null }) {
  const reasons = trace?.answer.reasons ?? [];
  return (
    <section className="grid gap-1">
      <h3 className="text-12 font-medium text-fg-2">Why it paused</h3>
      {task.triggeredPolicies.map(({ id, name, version }) => (
        <p key={id} className="flex min-w-0 items-center gap-2">
          <DecisionIcon decision="HITL" />
          <Link href={`/policies?policy=${id}`} className="truncate rounded-sm font-medium hover:underline">
            {name}
          </Link>
          <span className="text-12 text-fg-3">v{version}</span>
        </p>
      ))}
      {reasons
        .filter(({ code }) => code !== "policy_matched")
        .map(({ code, message }) => (
          <p key={code} className="text-fg-2">
            {message.replaceAll("`", "")}
          </p>
        ))}
    </section>
  );
}

function Risk({ task, trace }: { task: QueueTask; trace: TraceData | null }) {
  const parts = trace?.story.riskParts ?? [];
  return (
    <section className="grid gap-2">
      <div className="flex items-center justify-between">
        <h3 className="text-12 font-medium text-fg-2">Risk</h3>
        <RiskMeter category={task.riskCategory} score={task.riskScore} hasWord />
      </div>
      <ul className="grid gap-1.5">
        {parts.map((part) => (
          <li
            key={`${part.code} ${part.label}`}
            className="grid grid-cols-[minmax(0,1fr)_72px_auto] items-center gap-2.5"
          >
            <span className="truncate">{riskPartInWords(part)}</span>
            <span aria-hidden className="h-1 overflow-hidden rounded-full bg-active">
              <span className="block h-full bg-fg-2" style={{ width: `${Math.min(100, Math.abs(part.value))}%` }} />
            </span>
            <span className="min-w-7 text-right tabular-nums">{signed(part.value)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Approvals({ task }: { task: QueueTask }) {
  const left = task.requiredApprovals - task.approvals.length;
  return (
    <section className="grid gap-1.5">
      <div className="flex items-center justify-between">
        <h3 className="text-12 font-medium text-fg-2">Approvals</h3>
        <span className="text-12 text-fg-3 tabular-nums">
          {task.approvals.length} of {task.requiredApprovals}
        </span>
      </div>
      {left > 0 ? (
        <p className="flex items-center gap-2 text-fg-2">
          <CircleDashed aria-hidden className="size-4 text-fg-3" />
          {isOpen(task) ? `needs ${formatPlural(left, "person", "different people")}` : "was not answered"}
        </p>
      ) : null}
    </section>
  );
}

function Before({ task, history }: { task: QueueTask; history: readonly ScreenEntry[] }) {
  const others = history.filter(({ traceId }) => traceId !== task.traceId);
  return (
    <section className="grid gap-1.5">
      <div className="flex items-center justify-between gap-2">
        <h3 className="truncate text-12 font-medium text-fg-2">What this agent did last</h3>
        <Link href={auditHref({ agentId: task.agentId })} className={`${LINK} text-12`}>
          All
        </Link>
      </div>
      {others.length === 0 ? <p className="text-fg-3">Nothing else so far.</p> : null}
      <ul>
        {others.map((entry) => {
          const decision = verdictOf(entry.decision);
          return (
            <li key={entry.index} className="flex min-h-7 items-center gap-2">
              {decision === null ? null : <DecisionIcon decision={decision} />}
              <span className="sr-only">{entry.decision}</span>
              <Link href={`/traces/${entry.traceId}`} prefetch={false} className="truncate rounded-sm hover:underline">
                {entryInWords(entry)}
              </Link>
              <Time value={entry.timestamp} format="clock" className="ml-auto text-12 text-fg-3" />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
