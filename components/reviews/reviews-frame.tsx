"use client";

import { useQueryClient } from "@tanstack/react-query";
import { cx } from "class-variance-authority";
import { useSearchParams, useSelectedLayoutSegment } from "next/navigation";
import { type ReactNode, useState } from "react";
import type { TaskPage } from "@/server/reviews/schemas";
import { useLiveEntries } from "../dashboard/live-provider";
import { throttled } from "../dashboard/throttled";
import { useTRPC } from "../trpc/provider";
import { OpenTaskProvider } from "./open-task-id";
import { QueueList } from "./queue-list";
import { parseQueueSelection, queueHref } from "./selection";

/** At most one look at the queue in this time, however many tasks come. */
const REFRESH_MS = 1_000;

export interface ReviewsFrameProps {
  /** The first page of what waits. */
  waiting: TaskPage;
  mayWritePolicies: boolean;
  mayDecide: boolean;
  /** The open task. */
  children: ReactNode;
}

/** The queue and, beside it, a task; on phones one or the other. Tasks that come, expire or are answered show at once. */
export function ReviewsFrame({ waiting, mayWritePolicies, mayDecide, children }: ReviewsFrameProps) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const openId = useSelectedLayoutSegment();
  const selection = parseQueueSelection(Object.fromEntries(useSearchParams()));
  const [refresh] = useState(() =>
    throttled(() => void queryClient.invalidateQueries(trpc.reviews.pathFilter()), REFRESH_MS),
  );
  useLiveEntries((entries) => {
    if (entries.some(({ type }) => /^review(_test)?\./.test(type))) refresh();
  });
  return (
    <OpenTaskProvider>
      <div className="grid h-[calc(100dvh-var(--top-h))] grid-cols-[minmax(0,1fr)] sm:grid-cols-[256px_minmax(0,1fr)] lg:grid-cols-[304px_minmax(0,1fr)]">
        <h1 className="sr-only">Review queue</h1>
        <section
          aria-label="Queue"
          className={cx(
            "flex min-h-0 min-w-0 flex-col border-r border-line-faint max-sm:border-r-0",
            openId !== null && "max-sm:hidden",
          )}
        >
          <QueueList
            key={queueHref(selection)}
            selection={selection}
            waiting={waiting}
            mayWritePolicies={mayWritePolicies}
            mayDecide={mayDecide}
          />
        </section>
        <div className={cx("min-h-0 min-w-0", openId === null && "max-sm:hidden")}>{children}</div>
      </div>
    </OpenTaskProvider>
  );
}
