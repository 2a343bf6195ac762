"use client";

import { cx } from "class-variance-authority";
import type { TaskRow } from "@/server/reviews/schemas";
import { formatDuration } from "../lib/format";
import { useNow } from "../lib/use-now";
import { Countdown } from "../ui/countdown";
import { Time } from "../ui/time";
import { slaOf, timeGiven } from "./sla";
import { Ended } from "./status-words";
import { TestEnded } from "./test-revealed";

type Timed = Pick<TaskRow, "status" | "createdAt" | "slaDueAt" | "resolvedAt" | "test">;

/** In a row: the time left, amber when three quarters are gone; for a closed task when it was closed. */
export function TimeLeft({ task }: { task: Timed }) {
  const now = useNow();
  const { state } = slaOf(task, now ?? Date.parse(task.createdAt));
  if (state === "closed") return <Time value={task.resolvedAt ?? task.slaDueAt} className="text-fg-3" />;
  return (
    <Countdown
      until={task.slaDueAt}
      over="time is up"
      className={cx("whitespace-nowrap", state === "warn" || state === "over" ? "font-medium text-warn" : "text-fg-2")}
    />
  );
}

/** On the task: the time left, how much of it is gone as a bar, and in words. */
export function TimeLeftBar({ task }: { task: Timed }) {
  const now = useNow();
  const { state, elapsed, waitedMs } = slaOf(task, now ?? Date.parse(task.createdAt));
  if (state === "closed")
    return (
      <div className="grid content-center justify-items-end gap-0.5 max-sm:justify-items-start">
        {task.test === undefined ? (
          <Ended status={task.status} className="font-semibold" />
        ) : (
          <TestEnded test={task.test} />
        )}
        <span className="text-12 text-fg-3">
          <Time value={task.resolvedAt ?? task.slaDueAt} />
        </span>
      </div>
    );
  const isLate = state !== "running";
  return (
    <div className="grid min-w-[132px] content-center gap-1.5 text-right tabular-nums max-sm:grid-cols-[auto_auto_1fr] max-sm:items-center max-sm:gap-2 max-sm:text-left">
      <span>
        <Countdown
          until={task.slaDueAt}
          over="Time is up"
          className={cx("text-14 font-semibold", isLate && "text-warn")}
        />
        {state === "over" ? null : <span className="text-fg-3"> left</span>}
      </span>
      <span aria-hidden className="h-1 overflow-hidden rounded-full bg-line max-sm:w-16">
        <span
          style={{ width: `${elapsed * 100}%` }}
          className={cx("block h-full rounded-full", isLate ? "bg-warn" : "bg-fg-2")}
        />
      </span>
      <span className="text-12 text-fg-3">
        {now === null ? " " : `waiting ${formatDuration(waitedMs)} of ${timeGiven(task)}`}
      </span>
    </div>
  );
}
