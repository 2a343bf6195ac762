"use client";

import { useQuery } from "@tanstack/react-query";
import { type PointerEvent, useState } from "react";
import { TASKS_PER_PAGE, type TaskPage, type TaskRow } from "@/server/reviews/schemas";
import { usePollMs } from "../dashboard/live-provider";
import { formatCount } from "../lib/format";
import { useTRPC } from "../trpc/provider";
import { isTrpcError } from "../trpc/query-client";
import { CursorFooter } from "../ui/cursor-footer";
import { ErrorState } from "../ui/error-state";
import { RowKeys } from "../ui/row-keys";
import { AlikeTasks } from "./alike-tasks";
import { BulkReject } from "./bulk-reject";
import { DecidedToday } from "./decided-today";
import { groupAlike } from "./look-alikes";
import { NoTasks } from "./no-tasks";
import { useOpenTaskId } from "./open-task-id";
import { QueueHead } from "./queue-head";
import { QueueItem } from "./queue-item";
import { QueueKeys } from "./queue-keys";
import { QueueRowsSkeleton } from "./queue-skeleton";
import { type QueueSelection, queueHref, queueInput } from "./selection";
import { useSelectedTasks } from "./use-selected-tasks";

export interface QueueListProps {
  selection: QueueSelection;
  /** The first page of what waits, as the server drew it. */
  waiting: TaskPage;
  mayWritePolicies: boolean;
  mayDecide: boolean;
}

/** The tasks of a selection, kept fresh, and what can be done with several. Remounts with the selection. */
export function QueueList({ selection, waiting, mayWritePolicies, mayDecide }: QueueListProps) {
  const trpc = useTRPC();
  const refetchInterval = usePollMs();
  const openId = useOpenTaskId();
  const isDefault =
    selection.view === "waiting" &&
    selection.agentId === null &&
    !selection.isMine &&
    !selection.isGrouped &&
    selection.page === 1;
  const query = useQuery(
    trpc.reviews.list.queryOptions(queueInput(selection), {
      refetchInterval,
      ...(isDefault ? { initialData: waiting } : {}),
    }),
  );
  // Rows hold still under the pointer: what changed meanwhile shows when it leaves.
  const [held, setHeld] = useState<TaskPage | null>(null);
  const page = held ?? query.data;
  const picked = useSelectedTasks(page?.tasks ?? [], mayDecide && selection.view === "waiting");
  const rowOf = (task: TaskRow) => (
    <QueueItem
      key={task.id}
      task={task}
      href={queueHref(selection, task.id)}
      isCurrent={task.id === openId}
      selection={picked.isOn ? picked.of(task) : undefined}
    />
  );
  const head = <QueueHead selection={selection} total={page?.total} picked={picked} />;

  if (page === undefined)
    return (
      <>
        {head}
        {query.isError ? (
          <ErrorState
            className="grow"
            title="The queue could not be read"
            requestId={isTrpcError(query.error) ? (query.error.data?.requestId ?? undefined) : undefined}
            onRetry={() => void query.refetch()}
            isRetrying={query.isFetching}
          >
            Waiting actions keep waiting; nothing is let through meanwhile.
          </ErrorState>
        ) : (
          <QueueRowsSkeleton />
        )}
      </>
    );
  const first = (selection.page - 1) * TASKS_PER_PAGE;
  const last = first + page.tasks.length;
  const hold = ({ pointerType }: PointerEvent) => {
    if (pointerType === "mouse" && query.data !== undefined) setHeld(query.data);
  };
  return (
    <>
      {head}
      <RowKeys className="min-h-0 grow overflow-y-auto">
        {page.tasks.length === 0 ? (
          <NoTasks selection={selection} total={page.total} mayWritePolicies={mayWritePolicies} />
        ) : (
          <ol aria-label="Tasks" onPointerEnter={hold} onPointerLeave={() => setHeld(null)}>
            {groupAlike(page.tasks).map((alike) => (
              <AlikeTasks
                key={alike.first.id}
                alike={alike}
                openId={openId}
                row={rowOf}
                onSelect={picked.isOffered ? () => picked.add([alike.first, ...alike.others]) : undefined}
              />
            ))}
          </ol>
        )}
        {isDefault ? <DecidedToday openId={openId} /> : null}
      </RowKeys>
      <Changed held={held} fresh={query.data} />
      {picked.isOn ? <BulkReject picked={picked} /> : null}
      {page.total > page.tasks.length && page.tasks.length > 0 ? (
        <CursorFooter
          labels={{ back: "Previous", onward: "Next" }}
          newerHref={first > 0 ? queueHref({ ...selection, page: selection.page - 1 }) : undefined}
          olderHref={last < page.total ? queueHref({ ...selection, page: selection.page + 1 }) : undefined}
        >
          {formatCount(first + 1)}–{formatCount(last)} of {formatCount(page.total)}
        </CursorFooter>
      ) : null}
      <QueueKeys />
    </>
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
