"use client";

import { cx } from "class-variance-authority";
import { useNow } from "../lib/use-now";
import { Countdown } from "../ui/countdown";
import { StatusText } from "../ui/status-text";
import { Time } from "../ui/time";
import { isOpen, slaOf } from "./queue-task";

interface Timed {
  readonly status: string;
  readonly createdAt: string;
  readonly slaDueAt: string;
  readonly resolvedAt: string | null;
}

const ENDED = { APPROVED: "Approved", REJECTED: "Rejected", EXPIRED: "Expired" } as const;

/** The time a task has left, or how it ended. */
export function TaskClock({ task }: { task: Timed }) {
  const now = useNow();
  if (!isOpen(task)) return <span className="text-fg-3">{endedInWords(task.status)}</span>;
  const { isPressing } = slaOf(task, now ?? Date.parse(task.createdAt));
  return (
    <Countdown
      until={task.slaDueAt}
      className={cx("tabular-nums", isPressing ? "font-medium text-warn" : "text-fg-2")}
    />
  );
}

/** The same for the head of a task: with its bar, and since when it waits. */
export function TaskDeadline({ task }: { task: Timed }) {
  const now = useNow();
  if (!isOpen(task))
    return (
      <StatusText status="muted">
        {endedInWords(task.status)} {task.resolvedAt === null ? null : <Time value={task.resolvedAt} />}
      </StatusText>
    );
  const { share, isPressing } = slaOf(task, now ?? Date.parse(task.createdAt));
  return (
    <div className="grid w-40 gap-1 text-right max-sm:w-full max-sm:text-left">
      <div>
        <TaskClock task={task} /> <span className="text-fg-2">to decide</span>
      </div>
      <div aria-hidden className="h-1 overflow-hidden rounded-full bg-active">
        <div style={{ width: `${share * 100}%` }} className={cx("h-full", isPressing ? "bg-warn" : "bg-fg-2")} />
      </div>
      <div className="text-12 text-fg-3">
        waiting since <Time value={task.createdAt} />
      </div>
    </div>
  );
}

function endedInWords(status: string): string {
  return Object.entries(ENDED).find(([name]) => name === status)?.[1] ?? status;
}
