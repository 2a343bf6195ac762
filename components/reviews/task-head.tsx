import Link from "next/link";
import type { ScreenTask } from "@/server/reviews/schemas";
import { agentHref } from "../agents/agent-href";
import { visibleText } from "../lib/visible";
import { CopyText } from "../ui/copy-text";
import { DottedList } from "../ui/dotted-list";
import { Visible } from "../ui/visible";
import { LookingAt } from "./looking-at";
import { TimeLeftBar } from "./time-left";

/** What, who and until when. */
export function TaskHead({ task, me, mayReadLog }: { task: ScreenTask; me: string; mayReadLog: boolean }) {
  const { id, summary, number, agentId, runId, sessionId } = task;
  return (
    <header className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line-faint px-6 py-3 max-sm:grid-cols-[minmax(0,1fr)] max-sm:px-4">
      <h2
        title={visibleText(summary)}
        className="line-clamp-2 text-20 tracking-[-0.02em] break-words tabular-nums max-sm:line-clamp-none"
      >
        <Visible text={summary} />
      </h2>
      <div className="row-span-2 max-sm:row-span-1">
        <TimeLeftBar task={task} />
      </div>
      <DottedList className="text-fg-3">
        <li>Task #{number}</li>
        <li>
          <Link
            href={agentHref(agentId)}
            prefetch={false}
            title={agentId}
            className="max-w-72 truncate rounded-sm font-medium text-fg hover:underline"
          >
            <Visible text={agentId} />
          </Link>
        </li>
        {sessionId === null ? null : (
          <li>
            session <CopyText value={sessionId} label="session id" head={12} />
          </li>
        )}
        {runId === null ? null : (
          <li>
            run <CopyText value={runId} label="run id" head={12} />
          </li>
        )}
        <LookingAt task={task} me={me} />
        {mayReadLog ? (
          <li>
            <Link
              href={`/reviews/${id}/story`}
              prefetch={false}
              className="rounded-sm text-accent-text hover:underline"
            >
              Whole story
            </Link>
          </li>
        ) : null}
      </DottedList>
    </header>
  );
}
