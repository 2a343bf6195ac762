"use client";

import { useQuery } from "@tanstack/react-query";
import { type PointerEvent, useState } from "react";
import { TASKS_PER_PAGE, type TaskPage } from "@/server/reviews/schemas";
import { usePollMs } from "../dashboard/live-provider";
import { formatCount } from "../lib/format";
import { useTRPC } from "../trpc/provider";
import { isTrpcError } from "../trpc/query-client";
import { CursorFooter } from "../ui/cursor-footer";
import { ErrorState } from "../ui/error-state";
import { Kbd } from "../ui/kbd";
import { RowKeys } from "../ui/row-keys";
import { NoTasks } from "./no-tasks";
import { QueueItem } from "./queue-item";
import { QueueRowsSkeleton } from "./queue-skeleton";
import { type QueueSelection, queueHref, queueInput } from "./selection";

export interface QueueListProps {
  selection: QueueSelection;
  openId: string | null;
  /** The first page of what waits, as the server drew it. */
  waiting: TaskPage;
  mayWritePolicies: boolean;
}

/** The tasks of a selection, kept fresh. Remounts with the selection. */
export function QueueList({ selection, openId, waiting, mayWritePolicies }: QueueListProps) {
  const trpc = useTRPC();
  const refetchInterval = usePollMs();
  const isDefault = selection.view === "waiting" && selection.agentId === null && selection.page === 1;
  const query = useQuery(
    trpc.reviews.list.queryOptions(queueInput(selection), {
      refetchInterval,
      ...(isDefault ? { initialData: waiting } : {}),
    }),
  );
  // Rows hold still under the pointer: what changed meanwhile shows when it leaves.
  const [held, setHeld] = useState<TaskPage | null>(null);
  const page = held ?? query.data;

  if (page === undefined && query.isError)
    return (
      <ErrorState
        className="grow"
        title="The queue could not be read"
        requestId={isTrpcError(query.error) ? (query.error.data?.requestId ?? undefined) : undefined}
        onRetry={() => void query.refetch()}
        isRetrying={query.isFetching}
      >
        Waiting actions keep waiting; nothing is let through meanwhile.
      </ErrorState>
    );
  if (page === undefined) return <QueueRowsSkeleton />;
  if (page.tasks.length === 0)
    return (
      <div className="grow">
        <NoTasks selection={selection} total={page.total} mayWritePolicies={mayWritePolicies} />
      </div>
    );
  const first = (selection.page - 1) * TASKS_PER_PAGE;
  const last = first + page.tasks.length;
  const hold = ({ pointerType }: PointerEvent) => {
    if (pointerType === "mouse" && query.data !== undefined) setHeld(query.data);
  };
  return (
    <>
      <RowKeys className="min-h-0 grow overflow-y-auto">
        <ol aria-label="Tasks" onPointerEnter={hold} onPointerLeave={() => setHeld(null)}>
          {page.tasks.map((task) => (
            <QueueItem key={task.id} task={task} href={queueHref(selection, task.id)} isCurrent={task.id === openId} />
          ))}
        </ol>
      </RowKeys>
      <Changed held={held} fresh={query.data} />
      {page.total > page.tasks.length ? (
        <CursorFooter
          labels={{ back: "Previous", onward: "Next" }}
          newerHref={first > 0 ? queueHref({ ...selection, page: selection.page - 1 }) : undefined}
          olderHref={last < page.total ? queueHref({ ...selection, page: selection.page + 1 }) : undefined}
        >
          {formatCount(first + 1)}–{formatCount(last)} of {formatCount(page.total)}
        </CursorFooter>
      ) : null}
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-t border-line-faint px-4 py-1 text-12 text-fg-3 max-sm:hidden">
        <KeyHint keys="j k" does="move" />
        <KeyHint keys="enter" does="open" />
        <KeyHint keys="f" does="filter" />
      </div>
    </>
  );
}

function KeyHint({ keys, does }: { keys: string; does: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      <Kbd keys={keys} /> {does}
    </span>
  );
}

/** Says what waits to be shown while the rows are held still. */
function Changed({ held, fresh }: { held: TaskPage | null; fresh: TaskPage | undefined }) {
  if (held === null || fresh === undefined || held === fresh) return null;
  const ids = ({ tasks }: TaskPage) => tasks.map(({ id }) => id).join(" ");
  if (ids(held) === ids(fresh)) return null;
  return (
    <output className="block border-t border-line-faint bg-accent-bg px-4 py-1.5 text-12 text-fg-2">
      The queue has changed. It shows when the pointer leaves the list.
    </output>
  );
}
