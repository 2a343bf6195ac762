"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { actionTypeInWords } from "../audit/entry-words";
import { useLiveEntries } from "../dashboard/live-provider";
import { CopyText } from "../ui/copy-text";
import { EmptyState } from "../ui/empty-state";
import { Time } from "../ui/time";

const LOOK_EVERY_MS = 3_000;

export interface QueuedTraceProps {
  readonly traceId: string;
  readonly agentId: string;
  readonly actionType: string;
  readonly receivedAt: string;
  readonly entryIndex: number;
}

/** An action that waits to be decided. Becomes its story by itself once it is. */
export function QueuedTrace({ traceId, agentId, actionType, receivedAt, entryIndex }: QueuedTraceProps) {
  const router = useRouter();
  useLiveEntries((entries) => {
    if (entries.some((entry) => entry.traceId === traceId)) router.refresh();
  });
  // What is live can be missed.
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <>
      <header className="grid gap-1 px-4 pt-4 pb-3 sm:px-6">
        <h1 className="min-w-0 text-20 break-words">{actionTypeInWords(actionType)}</h1>
        <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-fg-2">
          <li className="min-w-0 truncate">
            <Link
              href={`/agents/${encodeURIComponent(agentId)}`}
              title={agentId}
              className="rounded-sm font-medium text-fg hover:underline"
            >
              {agentId}
            </Link>
          </li>
          <li className="font-mono text-12">{actionType}</li>
          <li>
            <CopyText value={traceId} label="trace id" head={16} />
          </li>
        </ul>
      </header>
      <EmptyState title="Waiting to be decided" className="border-t border-line sm:px-6">
        <output className="block">
          Received <Time value={receivedAt} format="day-and-clock" /> UTC as entry {entryIndex.toLocaleString("en-US")}{" "}
          of the log. Its agent does not wait: the action is decided in the order of its session, and is not allowed
          until then. This page shows the decision when it is made.
        </output>
      </EmptyState>
    </>
  );
}
