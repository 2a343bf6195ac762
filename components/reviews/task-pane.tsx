"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import type { ScreenEntry } from "@/server/audit";
import type { ScreenTask } from "@/server/reviews/schemas";
import { usePollMs } from "../dashboard/live-provider";
import { useNameCrumb } from "../frame/crumb-names";
import { formatPlural } from "../lib/format";
import { useNow } from "../lib/use-now";
import { useShortcuts } from "../lib/use-shortcuts";
import { visibleText } from "../lib/visible";
import { useTRPC } from "../trpc/provider";
import { notify } from "../ui/toast";
import { NOUNS } from "./action-words";
import { AgentBefore } from "./agent-before";
import { AnswerDock, type AnswerDockProps } from "./answer-dock";
import { AnswerEffects } from "./answer-effects";
import { Approvals } from "./approvals";
import { Assignment } from "./assign-menu";
import { useSayOpen } from "./open-task-id";
import { RiskParts } from "./risk-parts";
import { parseQueueSelection, queueHref } from "./selection";
import { isOpen, slaOf } from "./sla";
import { TaskBody } from "./task-body";
import { TaskFacts } from "./task-facts";
import { TaskFoot } from "./task-foot";
import { TaskHead } from "./task-head";
import { TaskHistory } from "./task-history";
import { type DraftOwner, type KeptDraft, useDraft } from "./use-draft";
import { useNextTask } from "./use-next-task";
import { useSeen } from "./use-seen";

export interface TaskPaneProps {
  /** As the server drew it; kept fresh from here on. */
  task: ScreenTask;
  /** What the agent did before, newest first; null for viewers who may not read the log. */
  before: readonly ScreenEntry[] | null;
  viewer: DraftOwner & { readonly mayDecide: boolean };
}

/** One task: who, what, why, its risk, and the place to answer it. */
export function TaskPane({ task: initialData, before, viewer }: TaskPaneProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const selection = parseQueueSelection(Object.fromEntries(useSearchParams()));
  const refetchInterval = usePollMs();
  const { data: task } = useQuery(
    trpc.reviews.task.queryOptions({ id: initialData.id }, { initialData, refetchInterval }),
  );
  const { personId: me, mayDecide } = viewer;
  const kept = useDraft(viewer, task.id);
  const section = useSeen(task);
  const next = useNextTask(selection, task.id);
  useSayOpen(task.id);
  useNameCrumb(task.id, visibleText(task.summary));
  useShortcuts({
    Escape: () => {
      // Back to the list: beside the task it takes the focus, on phones it is another page.
      const row = document.querySelector<HTMLElement>("[data-row][aria-current=true]");
      if (row?.checkVisibility()) row.focus();
      else router.push(queueHref(selection), { scroll: false });
    },
  });
  const open = () => router.push(queueHref(selection, next() ?? undefined), { scroll: false });
  const onTaken: AnswerDockProps["onTaken"] = (outcome) => {
    if (outcome === "TEST") return; // what it was is told by the foot of this task, which stays
    say(outcome, task);
    if (outcome !== "EDITED") open(); // what became of an edit is told by the foot of this task
  };
  return (
    <section
      ref={section}
      aria-label={`Task ${task.number}`}
      className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] max-sm:flex max-sm:flex-col max-sm:overflow-y-auto max-sm:[&>*]:shrink-0"
    >
      <TaskHead task={task} me={me} mayReadLog={before !== null} />
      <TaskBody task={task} me={me} hasLinks className="min-h-0 overflow-y-auto max-sm:grow max-sm:overflow-visible">
        <RiskParts task={task} />
        <Approvals task={task} me={me} assignment={<Assignment task={task} me={me} mayAssign={mayDecide} />} />
        {task.standing?.reject === null ? <AnswerEffects task={task} /> : null}
        {before === null ? null : <AgentBefore agentId={task.agentId} entries={before} />}
        <TaskHistory task={task} me={me} mayComment={mayDecide} />
        <TaskFacts task={task} />
      </TaskBody>
      <AnswerPlace task={task} me={me} kept={kept} onTaken={onTaken} onNext={open} />
    </section>
  );
}

interface AnswerPlaceProps {
  task: ScreenTask;
  me: string;
  kept: KeptDraft;
  onTaken: AnswerDockProps["onTaken"];
  onNext: () => void;
}

/** The dock while the task can be answered, and from then on what has become of it. */
function AnswerPlace({ task, me, kept, onTaken, onNext }: AnswerPlaceProps) {
  const now = useNow();
  const [wasOpen] = useState(() => isOpen(task));
  const { standing } = task;
  const isOver = now !== null && slaOf(task, now).state === "over";
  if (standing !== null && standing.reject === null && isOpen(task) && !isOver)
    return <AnswerDock task={task} standing={standing} kept={kept} onTaken={onTaken} />;
  return <TaskFoot task={task} me={me} kept={kept} isNews={wasOpen && (!isOpen(task) || isOver)} onNext={onNext} />;
}

const SAID = {
  PARTIALLY_APPROVED: "Your approval counts.",
  APPROVED: "Approved.",
  REJECTED: "Rejected.",
  EDITED: "Replaced.",
} as const;

/** What an answer changed. */
function say(
  outcome: keyof typeof SAID,
  { number, summary, actionType, approvals, requiredApprovals }: ScreenTask,
): void {
  const left = requiredApprovals - approvals.length - 1;
  const details = {
    PARTIALLY_APPROVED: `${formatPlural(left, "more person", "more people")} must approve.`,
    APPROVED: `The agent may execute this ${NOUNS[actionType]} once.`,
    REJECTED: "The agent is told at once.",
    EDITED: "The edited action was decided anew.",
  };
  notify.done(SAID[outcome], { detail: `#${number} ${visibleText(summary)}. ${details[outcome]}` });
}
