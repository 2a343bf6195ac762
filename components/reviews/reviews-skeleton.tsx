import { QueueRowsSkeleton } from "./queue-skeleton";
import { TaskSkeleton } from "./task-skeleton";

/** The whole page before the queue is read. */
export function ReviewsSkeleton() {
  return (
    <div className="grid h-[calc(100dvh-var(--top-h))] grid-cols-[minmax(0,1fr)] sm:grid-cols-[256px_minmax(0,1fr)] lg:grid-cols-[304px_minmax(0,1fr)]">
      <h1 className="sr-only">Review queue</h1>
      <div className="flex min-h-0 flex-col overflow-hidden border-r border-line-faint max-sm:border-r-0">
        <div className="h-11 shrink-0 border-b border-line-faint" />
        <QueueRowsSkeleton />
      </div>
      <div className="min-h-0 max-sm:hidden">
        <TaskSkeleton />
      </div>
    </div>
  );
}
