import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import type { ScreenTask } from "@/server/reviews/schemas";
import { EditedFrom } from "./edited-from";
import { evidenceOf } from "./evidence";
import { WhatItDoes } from "./what-it-does";
import { WhatWasFound } from "./what-was-found";
import { WhyItPaused } from "./why-it-paused";

export interface TaskBodyProps {
  task: ScreenTask;
  /** Whether the reader can open the policy, and another task: not where they answer without signing in. */
  hasLinks: boolean;
  me: string;
  className?: string;
  /** The facts beside it. */
  children: ReactNode;
}

/** What a person judges a task by: why it paused, what it does and what was found, and beside it the facts. */
export function TaskBody({ task, me, hasLinks, className, children }: TaskBodyProps) {
  const evidence = evidenceOf(task.rule);
  return (
    <div
      className={cx(
        "grid min-w-0 grid-cols-[minmax(0,1fr)] content-start lg:grid-cols-[minmax(0,1fr)_304px] lg:content-stretch",
        className,
      )}
    >
      <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-3.5 px-6 py-3.5 max-sm:px-4">
        <EditedFrom task={task} me={me} hasTaskLink={hasLinks} />
        <WhyItPaused task={task} evidence={evidence} hasPolicyLink={hasLinks} />
        <WhatItDoes key={task.id} task={task} evidence={evidence} />
        <WhatWasFound task={task} />
      </div>
      <aside
        aria-label="Facts"
        className="grid min-w-0 content-start gap-3 border-line-faint px-5 py-3.5 max-lg:grid-cols-2 max-lg:gap-x-8 max-lg:gap-y-4 max-lg:border-t max-lg:px-6 max-sm:grid-cols-[minmax(0,1fr)] max-sm:px-4 lg:border-l lg:[&>*+*]:border-t lg:[&>*+*]:border-line-faint lg:[&>*+*]:pt-3"
      >
        {children}
      </aside>
    </div>
  );
}
