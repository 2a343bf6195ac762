"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import type { ScreenEntry } from "@/server/audit";
import type { ScreenTask } from "@/server/reviews/schemas";
import { usePollMs } from "../dashboard/live-provider";
import { useShortcuts } from "../lib/use-shortcuts";
import { useTRPC } from "../trpc/provider";
import { AgentBefore } from "./agent-before";
import { evidenceOf } from "./evidence";
import { RiskParts } from "./risk-parts";
import { parseQueueSelection, queueHref } from "./selection";
import { Approvals, TaskFacts } from "./task-facts";
import { TaskFoot } from "./task-foot";
import { TaskHead } from "./task-head";
import { WhatItDoes } from "./what-it-does";
import { WhatWasFound } from "./what-was-found";
import { WhyItPaused } from "./why-it-paused";

export interface TaskPaneProps {
  /** As the server drew it; kept fresh from here on. */
  task: ScreenTask;
  /** What the agent did before, newest first; null for viewers who may not read the log. */
  before: readonly ScreenEntry[] | null;
}

/** One task: who, what, why, its risk, and what becomes of it. */
export function TaskPane({ task: initialData, before }: TaskPaneProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const search = useSearchParams();
  const refetchInterval = usePollMs();
  const { data: task } = useQuery(
    trpc.reviews.task.queryOptions({ id: initialData.id }, { initialData, refetchInterval }),
  );
  useShortcuts({
    Escape: () => router.push(queueHref(parseQueueSelection(Object.fromEntries(search))), { scroll: false }),
  });
  const evidence = evidenceOf(task.rule);
  return (
    <section
      aria-label={`Task ${task.number}`}
      className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto]"
    >
      <TaskHead task={task} mayReadLog={before !== null} />
      <div className="grid min-h-0 grid-cols-[minmax(0,1fr)] content-start overflow-y-auto lg:grid-cols-[minmax(0,1fr)_304px] lg:content-stretch">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3.5 px-6 py-3.5 max-sm:px-4">
          <WhyItPaused task={task} evidence={evidence} />
          <WhatItDoes task={task} evidence={evidence} />
          <WhatWasFound task={task} />
        </div>
        <aside
          aria-label="Facts"
          className="grid min-w-0 content-start gap-3 border-line-faint px-5 py-3.5 max-lg:grid-cols-2 max-lg:gap-x-8 max-lg:gap-y-4 max-lg:border-t max-lg:px-6 max-sm:grid-cols-[minmax(0,1fr)] max-sm:px-4 lg:border-l lg:[&>*+*]:border-t lg:[&>*+*]:border-line-faint lg:[&>*+*]:pt-3"
        >
          <RiskParts task={task} />
          <Approvals task={task} />
          {before === null ? null : <AgentBefore agentId={task.agentId} entries={before} />}
          <TaskFacts task={task} />
        </aside>
      </div>
      <TaskFoot task={task} />
    </section>
  );
}
