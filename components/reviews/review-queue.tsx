import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode } from "react";
import { formatCount } from "../lib/format";
import { Button } from "../ui/button";
import { CursorFooter } from "../ui/cursor-footer";
import { EmptyState } from "../ui/empty-state";
import { Kbd } from "../ui/kbd";
import { SegmentedLinks } from "../ui/segmented-links";
import { QueueList } from "./queue-list";
import { QueueRefresh } from "./queue-refresh";
import { QUEUE_VIEWS, type QueueTask, type QueueView, queueHref } from "./queue-task";

/** Tasks on a page of the queue. */
export const QUEUE_PAGE = 50;

export interface ReviewQueueProps {
  tasks: readonly QueueTask[];
  total: number;
  view: QueueView;
  page: number;
  selectedId: string | undefined;
  /** Whether the task was asked for, or is only the first one: a phone shows the list then. */
  isChosen: boolean;
  /** The task beside the list. */
  pane: ReactNode;
}

/** The queue on the left, one task on the right; on phones one at a time. */
export function ReviewQueue({ tasks, total, view, page, selectedId, isChosen, pane }: ReviewQueueProps) {
  const hasMore = page * QUEUE_PAGE < total;
  return (
    <div
      className={cx(
        "grid h-[calc(100dvh-var(--top-h))] grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)]",
        pane !== null && "sm:grid-cols-[304px_minmax(0,1fr)]",
      )}
    >
      <h1 className="sr-only">Review queue</h1>
      <QueueRefresh />
      <section
        aria-label="Queue"
        className={cx("flex min-h-0 flex-col border-line-faint sm:border-r", isChosen && "max-sm:hidden")}
      >
        <div className="flex min-h-11 items-center gap-2 border-b border-line-faint px-4 py-2">
          <h2 className="text-14">Queue</h2>
          <span className="text-12 text-fg-3 tabular-nums">{formatCount(total)}</span>
          <div className="ml-auto">
            <SegmentedLinks
              label="Which tasks"
              options={QUEUE_VIEWS.map(({ key, label }) => ({
                label,
                href: queueHref({ view: key }),
                isCurrent: key === view,
              }))}
            />
          </div>
        </div>
        <div className="min-h-0 grow overflow-y-auto">
          {tasks.length === 0 ? <NoTasks view={view} /> : <QueueList {...{ tasks, view, page, selectedId }} />}
        </div>
        <CursorFooter
          labels={{ back: "Previous", onward: "Next" }}
          newerHref={page > 1 ? queueHref({ view, page: page - 1 }) : undefined}
          olderHref={hasMore ? queueHref({ view, page: page + 1 }) : undefined}
        >
          <span className="flex items-center gap-1.5 max-sm:hidden">
            <Kbd keys="j k" /> move <Kbd keys="enter" /> open
          </span>
          <span className="sm:hidden">Oldest first</span>
        </CursorFooter>
      </section>
      {pane === null ? null : (
        <section aria-label="Task" className={cx("min-h-0 min-w-0 overflow-y-auto", !isChosen && "max-sm:hidden")}>
          {pane}
        </section>
      )}
    </div>
  );
}

const EMPTY = {
  waiting: {
    title: "Nothing waits for a person",
    text: "An action that a policy decides HITL stops here until somebody answers, or its time runs out. Write such a policy to see one.",
  },
  expired: { title: "No task has expired", text: "A task that nobody answers in time ends here as a rejection." },
  all: { title: "No review yet", text: "An action that a policy decides HITL opens a task here." },
} as const satisfies Record<QueueView, { title: string; text: string }>;

function NoTasks({ view }: { view: QueueView }) {
  return (
    <EmptyState
      title={EMPTY[view].title}
      action={
        <Button asChild>
          <Link href="/policies">Open policies</Link>
        </Button>
      }
    >
      {EMPTY[view].text}
    </EmptyState>
  );
}
