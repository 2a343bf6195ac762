"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePollMs } from "../dashboard/live-provider";
import { formatCount } from "../lib/format";
import { useTRPC } from "../trpc/provider";
import { QueueItem } from "./queue-item";
import { queueHref, queueInput } from "./selection";

const SHOWN = 8;
const TODAY = { view: "decided", agentId: null, isMine: false, isGrouped: false, page: 1 } as const;

/** Under what waits: what people have decided since midnight UTC, the newest first. Nothing until there is something. */
export function DecidedToday({ openId }: { openId: string | null }) {
  const trpc = useTRPC();
  const refetchInterval = usePollMs();
  const { data } = useQuery(trpc.reviews.list.queryOptions(queueInput(TODAY), { refetchInterval }));
  if (data === undefined || data.total === 0) return null;
  return (
    <section aria-labelledby="decided-today">
      <h2 id="decided-today" className="flex justify-between px-4 pt-3.5 pb-1 text-12 font-medium text-fg-3">
        Decided today <span className="tabular-nums">{formatCount(data.total)}</span>
      </h2>
      <ol aria-labelledby="decided-today">
        {data.tasks.slice(0, SHOWN).map((task) => (
          <QueueItem
            key={task.id}
            task={task}
            href={queueHref({ ...TODAY, view: "waiting" }, task.id)}
            isCurrent={task.id === openId}
          />
        ))}
      </ol>
      {data.total > SHOWN ? (
        <p className="px-4 py-2 text-12">
          <Link
            href={queueHref(TODAY)}
            prefetch={false}
            scroll={false}
            className="rounded-sm text-accent-text hover:underline"
          >
            All {formatCount(data.total)} of today
          </Link>
        </p>
      ) : null}
    </section>
  );
}
