import { cx } from "class-variance-authority";
import { Eye, Users } from "lucide-react";
import Link from "next/link";
import type { TaskRow } from "@/server/reviews/schemas";
import { RiskMeter } from "../decisions/risk-meter";
import { visibleText } from "../lib/visible";
import { Visible } from "../ui/visible";
import { isOpen } from "./sla";
import { Ended } from "./status-words";
import { TestEnded } from "./test-revealed";
import { TimeLeft } from "./time-left";

export interface QueueItemProps {
  task: TaskRow;
  href: string;
  isCurrent: boolean;
  /** While tasks are being selected: whether this one is, and what changes that. */
  selection?: { readonly isSelected: boolean; readonly onToggle: () => void } | undefined;
}

/** A task in the list: what, until when, how risky, whose, and how many people have agreed. */
export function QueueItem({ task, href, isCurrent, selection }: QueueItemProps) {
  const { id, summary, agentId, number, riskCategory, riskScore, requiredApprovals, approvals, status, test } = task;
  const isWaiting = isOpen(task);
  return (
    <li className="flex border-b border-line-faint has-[a[aria-current]]:bg-selected has-[a[aria-current]]:shadow-[inset_2px_0_0_var(--accent)]">
      {selection === undefined ? null : (
        <label className="grid shrink-0 cursor-pointer place-items-center pl-3.5 hover:bg-hover max-sm:pl-4">
          <input
            type="checkbox"
            checked={selection.isSelected}
            onChange={selection.onToggle}
            className="size-4 accent-(--ink)"
          />
          <span className="sr-only">Select task #{number}</span>
        </label>
      )}
      <Link
        data-row
        data-task={id}
        href={href}
        prefetch={false}
        scroll={false}
        aria-current={isCurrent ? "true" : undefined}
        className={cx(
          "grid min-w-0 grow grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-0.5 pt-[9px] pr-4 pb-2.5 hover:bg-hover focus-visible:-outline-offset-2 max-sm:py-3",
          selection === undefined ? "pl-4" : "pl-3",
        )}
      >
        <span
          title={visibleText(summary)}
          className={cx("truncate leading-[18px]", isWaiting ? "font-medium" : "text-fg-2")}
        >
          <Visible text={summary} />
        </span>
        <span className="text-right text-12 leading-[18px] tabular-nums">
          <TimeLeft task={task} />
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-12 leading-4 text-fg-3">
          <RiskMeter category={riskCategory} score={riskScore} />
          <span aria-hidden>·</span>
          <span title={agentId} className="truncate">
            <Visible text={agentId} />
          </span>
        </span>
        <span className="flex items-center justify-end gap-2 text-12 leading-4 text-fg-3 tabular-nums">
          {requiredApprovals > 1 && isWaiting ? (
            <span title="Approvals" className="inline-flex items-center gap-1">
              <Users aria-hidden className="size-3.5" strokeWidth={1.75} />
              <span className="sr-only">approvals: </span>
              {approvals} of {requiredApprovals}
            </span>
          ) : null}
          {test === undefined ? <Ended status={status} /> : <TestEnded test={test} />}
          <span>
            <span className="sr-only">task </span>#{number}
          </span>
        </span>
        {isWaiting ? <People task={task} /> : null}
      </Link>
    </li>
  );
}

/** Whose it is, and who has just opened it. */
function People({ task: { assignee, seenBy } }: { task: TaskRow }) {
  if (assignee === null && seenBy === null) return null;
  return (
    <span className="col-span-2 flex min-w-0 flex-wrap gap-x-2 text-12 leading-4 text-fg-3">
      {assignee === null ? null : <span className="max-w-full truncate">for {assignee}</span>}
      {seenBy === null ? null : (
        <span className="inline-flex min-w-0 items-center gap-1 text-fg-2">
          <Eye aria-hidden className="size-3.5 shrink-0" strokeWidth={1.75} />
          <span className="truncate">{seenBy.name}</span>
          <span className="shrink-0">is looking</span>
        </span>
      )}
    </span>
  );
}
