"use client";

import { ArrowDownToLine, CircleSlash, Flag, Hand, Hourglass, TimerOff, UserCheck } from "lucide-react";
import Link from "next/link";
import type { TaskStep } from "@/server/reviews/schemas";
import type { TaskStory } from "@/server/reviews/task-story";
import { agentHref } from "../../agents/agent-href";
import { auditHref } from "../../audit/selection";
import { DECISION_TONES, DecisionIcon } from "../../decisions/decision-icon";
import { useNameCrumb } from "../../frame/crumb-names";
import { formatBytes } from "../../lib/format";
import { visibleText } from "../../lib/visible";
import { HowDecided } from "../../traces/how-decided";
import { decisionInWords } from "../../traces/story";
import { StoryEvent } from "../../traces/story-event";
import { TraceContent } from "../../traces/trace-content";
import { Countdown } from "../../ui/countdown";
import { DottedList } from "../../ui/dotted-list";
import { Note } from "../../ui/note";
import { Visible } from "../../ui/visible";
import { EditedFrom } from "../edited-from";
import { isOpen } from "../sla";
import { stepInWords, WITHHELD } from "../step-words";
import { TEST_LOOKS, TestRevealed } from "../test-revealed";
import { TimeLeftBar } from "../time-left";

export interface StoryPageProps {
  told: TaskStory;
  /** Names of policies as they are now, by id; without those the viewer may not read. */
  policyNames: Readonly<Record<string, string>>;
  me: string;
}

/** How a task's action came in and was decided, and what people have done with it since. Proof is the log's, which is elsewhere. */
export function StoryPage({ told, policyNames, me }: StoryPageProps) {
  const { task, answer, story } = told;
  useNameCrumb(task.id, visibleText(task.summary));
  const { payload, context, content } = task;
  // Which failure modes were looked for is told beside the log.
  const decided = { answer, story, content, action: { payload, context }, failureModes: null };
  const steps = task.steps.filter(({ event }) => event !== "opened");
  const start = Date.parse(task.createdAt);
  const isWaiting = isOpen(task);
  return (
    <>
      <StoryHead told={told} me={me} />
      <ol className="max-w-[1000px] px-4 py-5 sm:px-6">
        <StoryEvent
          at={task.createdAt}
          sinceMs={0}
          icon={<ArrowDownToLine aria-hidden />}
          title="Received"
          aside={formatBytes(story.payloadBytes)}
        >
          <EditedFrom task={task} me={me} hasTaskLink />
          <TraceContent trace={decided} />
        </StoryEvent>
        <StoryEvent
          at={null}
          sinceMs={answer.processingTimeMs}
          icon={<DecisionIcon decision={answer.decision} />}
          tone={DECISION_TONES[answer.decision]}
          title={decisionInWords(answer.decision, task.requiredApprovals)}
          aside={`engine ${story.engineVersion}, ${story.mode.replaceAll("_", " ")}`}
          isLast={steps.length === 0 && !isWaiting}
          isWaiting
        >
          <HowDecided decided={decided} policyNames={policyNames} />
        </StoryEvent>
        {steps.map((step, at) => (
          <StoryEvent
            key={at}
            at={step.at}
            sinceMs={Math.max(0, Date.parse(step.at) - start)}
            icon={<StepIcon event={step.event} />}
            title={stepInWords(task, step, me)}
            isLast={at === steps.length - 1 && !isWaiting}
            isWaiting={isWaiting}
          >
            <Said step={step} />
          </StoryEvent>
        ))}
        {isWaiting ? (
          <StoryEvent at={null} sinceMs={null} icon={<Hourglass aria-hidden />} title="Waiting for a person" isLast>
            <p className="text-fg-2">
              <Countdown until={task.slaDueAt} over="No time" /> left. If nobody answers, it expires, which is a
              rejection.
            </p>
          </StoryEvent>
        ) : null}
      </ol>
    </>
  );
}

function StoryHead({ told: { task }, me }: Pick<StoryPageProps, "told" | "me">) {
  const { id, number, summary, agentId, actionType, environment, traceId, test } = task;
  const Revealed = test === undefined ? null : TEST_LOOKS[test.result].icon;
  return (
    <header className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line-faint px-6 py-3 max-sm:grid-cols-[minmax(0,1fr)] max-sm:px-4">
      <h1 className="text-20 break-words">
        <Visible text={summary} />
      </h1>
      <div className="row-span-2 max-sm:row-span-1">
        <TimeLeftBar task={task} />
      </div>
      <DottedList className="text-fg-2">
        <li>
          <Link href={`/reviews/${id}`} prefetch={false} className="rounded-sm text-accent-text hover:underline">
            Task #{number}
          </Link>
        </li>
        <li>
          <Link
            href={agentHref(agentId)}
            prefetch={false}
            title={agentId}
            className="max-w-80 truncate rounded-sm font-medium text-fg hover:underline"
          >
            <Visible text={agentId} />
          </Link>
        </li>
        <li className="font-mono text-12">{actionType}</li>
        {environment === null ? null : <li>{environment}</li>}
        {test === undefined ? (
          <li>
            <Link
              href={isOpen(task) ? auditHref({ traceId, type: "all" }) : `/traces/${traceId}`}
              prefetch={false}
              className="rounded-sm text-accent-text hover:underline"
            >
              In the audit log
            </Link>
          </li>
        ) : null}
      </DottedList>
      {test === undefined || Revealed === null ? null : (
        <Note icon={Revealed} className="col-span-full mt-1">
          <TestRevealed task={task} test={test} end={task.steps.at(-1)} me={me} />
        </Note>
      )}
    </header>
  );
}

/** Of what is rejected by it, too, whoever or whatever did it. */
const REJECTING: ReadonlySet<string> = new Set(["rejected", "edited", "overtaken", "redemption_refused"]);

function StepIcon({ event }: Pick<TaskStep, "event">) {
  if (event === "assigned" || event === "escalated") return <Hand aria-hidden />;
  if (event === "expired") return <TimerOff aria-hidden />;
  if (event === "outcome_reported") return <Flag aria-hidden />;
  return REJECTING.has(event) ? <CircleSlash aria-hidden /> : <UserCheck aria-hidden />;
}

function Said({ step: { text, withheld } }: { step: TaskStep }) {
  if (text !== null)
    return (
      <p className="border-l-2 border-line pl-2 break-words whitespace-pre-line text-fg-2">
        <Visible text={text} />
      </p>
    );
  return withheld === null ? null : <p className="text-fg-3">{WITHHELD[withheld]}</p>;
}
