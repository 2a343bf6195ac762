import { cx } from "class-variance-authority";
import { Users } from "lucide-react";
import Link from "next/link";
import { RiskMeter } from "../decisions/risk-meter";
import { RowKeys } from "../ui/row-keys";
import { type QueueTask, type QueueView, queueHref } from "./queue-task";
import { TaskClock } from "./task-clock";

export interface QueueListProps {
  tasks: readonly QueueTask[];
  view: QueueView;
  page: number;
  selectedId: string | undefined;
}

/** The tasks, the longest waiting first. `j` and `k` move, Enter opens. */
export function QueueList({ tasks, view, page, selectedId }: QueueListProps) {
  return (
    <RowKeys>
      <ol aria-label="Review tasks">
        {tasks.map((task) => (
          <li key={task.id} className="border-b border-line-faint">
            <Link
              data-row
              href={queueHref({ view, page, taskId: task.id })}
              prefetch={false}
              aria-current={task.id === selectedId ? "true" : undefined}
              className={cx(
                "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-0.5 px-4 py-2.5 focus-visible:-outline-offset-2",
                task.id === selectedId ? "sm:bg-selected sm:shadow-[inset_2px_0_0_var(--accent)]" : "hover:bg-hover",
              )}
            >
              <span title={task.summary} className="truncate font-medium">
                {task.summary}
              </span>
              <span className="text-right">
                <TaskClock task={task} />
              </span>
              <span className="flex min-w-0 items-center gap-1.5 text-12 text-fg-2">
                <RiskMeter category={task.riskCategory} score={task.riskScore} />
                <span aria-hidden>·</span>
                <span title={task.agentId} className="truncate">
                  {task.agentId}
                </span>
              </span>
              {task.requiredApprovals > 1 ? (
                <span className="flex items-center justify-end gap-1 text-12 text-fg-2 tabular-nums">
                  <Users aria-hidden className="size-3.5" />
                  {task.approvals.length} of {task.requiredApprovals}
                </span>
              ) : (
                <span className="text-right text-12 text-fg-3 tabular-nums">#{task.number}</span>
              )}
              {task.triggeredPolicies[0] === undefined ? null : (
                <span className="col-span-2 truncate text-12 text-fg-3">{task.triggeredPolicies[0].name}</span>
              )}
            </Link>
          </li>
        ))}
      </ol>
    </RowKeys>
  );
}
