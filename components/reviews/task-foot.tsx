"use client";

import { CircleCheck, CircleX, Hourglass, type LucideIcon, TimerOff } from "lucide-react";
import Link from "next/link";
import { type ReactNode, useEffect, useRef } from "react";
import { type ScreenTask, type TaskStep, trimmed } from "@/server/reviews/schemas";
import { formatDayAndClock } from "../lib/time";
import { Button } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { Time } from "../ui/time";
import { nameOf } from "./action-words";
import { CHOICES } from "./draft";
import { isOpen } from "./sla";
import { STEP_WORDS } from "./step-words";
import { TEST_LOOKS, TestRevealed } from "./test-revealed";
import { useAnswerKeys } from "./use-answer-keys";
import type { KeptDraft } from "./use-draft";

export interface TaskFootProps {
  task: ScreenTask;
  me: string;
  kept: KeptDraft;
  /** Opens the next waiting task. */
  onNext: () => void;
  /** It ended while the page was open: whoever was typing has to hear it. */
  isNews: boolean;
}

const LOOKS = {
  approved: { icon: CircleCheck, className: "text-ok" },
  rejected: { icon: CircleX, className: "text-bad" },
  edited: { icon: CircleX, className: "text-bad" },
  overtaken: { icon: CircleX, className: "text-bad" },
  expired: { icon: TimerOff, className: "text-fg-3" },
} as const;

/** What has become of a task, in the place where it was answered, and what the viewer had written and not sent. */
export function TaskFoot({ task, me, kept, onNext, isNews }: TaskFootProps) {
  const foot = useRef<HTMLElement>(null);
  // The outside system: the focus, which was in a field that is gone.
  useEffect(() => {
    if (isNews && document.activeElement === document.body) foot.current?.focus({ preventScroll: true });
  }, [isNews]);
  useAnswerKeys(task.id, null);
  const end = task.steps.findLast(({ event }) => event in LOOKS);
  const look = end !== undefined && isEnd(end.event) ? LOOKS[end.event] : WAITING;
  const { icon: Icon, className } = task.test === undefined ? look : TEST_LOOKS[task.test.result];
  return (
    <section
      ref={foot}
      aria-label="What became of it"
      tabIndex={-1}
      className="grid gap-2 border-t border-line bg-sunken px-6 py-3 text-fg-2 focus-visible:-outline-offset-2 max-sm:sticky max-sm:bottom-0 max-sm:z-10 max-sm:px-4"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <output className="flex min-w-0 gap-2">
          <Icon aria-hidden className={`mt-[2px] size-4 shrink-0 ${className}`} strokeWidth={1.75} />
          <span className="min-w-0 break-words">
            {task.test !== undefined ? (
              <TestRevealed task={task} test={task.test} end={end} me={me} />
            ) : isOpen(task) || end === undefined ? (
              <Over task={task} />
            ) : (
              <Ended task={task} end={end} me={me} />
            )}
          </span>
        </output>
        <Button onClick={onNext}>Next task</Button>
      </div>
      <Unsent kept={kept} end={end} me={me} />
    </section>
  );
}

const WAITING: { readonly icon: LucideIcon; readonly className: string } = { icon: Hourglass, className: "text-fg-3" };

function isEnd(event: string): event is keyof typeof LOOKS {
  return event in LOOKS;
}

/** Why an open task cannot be answered. */
function Over({ task: { standing, steps, slaDueAt } }: { task: ScreenTask }): ReactNode {
  const refusal = standing?.reject ?? null;
  if (refusal === null)
    return `Its time was over at ${formatDayAndClock(slaDueAt)} UTC: it expires, which is a rejection.`;
  const handedOn = steps.findLast(({ event }) => event === "escalated");
  if (handedOn === undefined) return refusal;
  return (
    <>
      Nobody answered in time, so it went to the next people <Time value={handedOn.at} />. {refusal}
    </>
  );
}

/** What became of an approval, or may. */
function becameOfApproval({ steps }: ScreenTask): string {
  const outcome = steps.find(({ event }) => event === "outcome_reported")?.outcome ?? null;
  if (outcome?.flags.includes("digest_mismatch"))
    return "The agent reports something else than what was approved: see the history.";
  if (steps.some(({ event }) => event === "redeemed")) return "The agent has used it.";
  if (outcome !== null)
    return "The agent has reported the outcome without using it, so nothing can be executed by it now.";
  return "The agent may execute exactly this, once, within 24 hours.";
}

function Ended({ task, end, me }: { task: ScreenTask; end: TaskStep; me: string }) {
  const who = end.by === null ? null : nameOf(task, end.by, me);
  if (end.event === "expired")
    return `Nobody answered until ${formatDayAndClock(task.slaDueAt)} UTC, which counted as a rejection.`;
  const word = STEP_WORDS[end.event] ?? "Ended";
  const { replacement } = task;
  return (
    <>
      <strong className="font-semibold text-fg">
        {word}
        {who === null ? "" : ` by ${who}`}
      </strong>
      , <Time value={end.at} />.{end.event === "approved" ? <> {becameOfApproval(task)}</> : null}
      {replacement === null ? null : (
        <>
          {" "}
          The edited action was decided <strong className="font-semibold text-fg">{replacement.decision}</strong>:{" "}
          <Link
            href={replacement.taskId === null ? `/traces/${replacement.traceId}` : `/reviews/${replacement.taskId}`}
            prefetch={false}
            className="rounded-sm text-accent-text underline"
          >
            {replacement.taskId === null ? "its story" : "its own review"}
          </Link>
          .
        </>
      )}
    </>
  );
}

/** Words that were typed for a task that ended otherwise; nothing where they are the ones that ended it. */
function Unsent({
  kept: { draft, discard },
  end,
  me,
}: Pick<TaskFootProps, "kept" | "me"> & { end: TaskStep | undefined }) {
  const texts = CHOICES.map((choice) => trimmed(draft.rationales[choice])).filter(
    (text) => text !== "" && !(end?.by === me && end.text === text),
  );
  const { payload } = draft;
  if (texts.length === 0 && payload === null) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12">
      <p className="line-clamp-2 min-w-0 grow basis-60 break-words">
        <span className="text-fg-3">What you had written was not sent: </span>
        {[...texts.map((text) => `“${text}”`), ...(payload === null ? [] : ["an edited payload"])].join(" and ")}
      </p>
      {texts.length === 0 ? null : <CopyButton size="sm" value={texts.join("\n\n")} />}
      {payload === null ? null : (
        <CopyButton size="sm" value={payload}>
          Copy payload
        </CopyButton>
      )}
      <Button size="sm" onClick={discard}>
        Discard
      </Button>
    </div>
  );
}
