import { cx } from "class-variance-authority";
import { Users } from "lucide-react";
import Link from "next/link";
import type { TaskRow } from "@/server/reviews/schemas";
import { RiskMeter } from "../decisions/risk-meter";
import { isOpen } from "./sla";
import { Ended } from "./status-words";
import { TimeLeft } from "./time-left";

/** A task in the list: what, until when, how risky, who, and how many people it needs. */
export function QueueItem({ task, href, isCurrent }: { task: TaskRow; href: string; isCurrent: boolean }) {
  const { summary, agentId, number, riskCategory, riskScore, requiredApprovals, status } = task;
  const isWaiting = isOpen(task);
  return (
    <li>
      <Link
        data-row
        href={href}
        prefetch={false}
        scroll={false}
        aria-current={isCurrent ? "true" : undefined}
        className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2 gap-y-0.5 border-b border-line-faint px-4 pt-[9px] pb-2.5 hover:bg-hover focus-visible:-outline-offset-2 aria-[current]:bg-selected aria-[current]:shadow-[inset_2px_0_0_var(--accent)] max-sm:py-3"
      >
        <span title={summary} className={cx("truncate leading-[18px]", isWaiting ? "font-medium" : "text-fg-2")}>
          {summary}
        </span>
        <span className="text-right text-12 leading-[18px] tabular-nums">
          <TimeLeft task={task} />
        </span>
        <span className="flex min-w-0 items-center gap-1.5 text-12 leading-4 text-fg-3">
          <RiskMeter category={riskCategory} score={riskScore} />
          <span aria-hidden>·</span>
          <span title={agentId} className="truncate">
            {agentId}
          </span>
        </span>
        <span className="flex items-center justify-end gap-2 text-12 leading-4 text-fg-3 tabular-nums">
          {requiredApprovals > 1 && isWaiting ? (
            <span title={`Needs ${requiredApprovals} people`} className="inline-flex items-center gap-1">
              <Users aria-hidden className="size-3.5" strokeWidth={1.75} />
              <span className="sr-only">needs people: </span>
              {requiredApprovals}
            </span>
          ) : null}
          <Ended status={status} />
          <span>
            <span className="sr-only">task </span>#{number}
          </span>
        </span>
      </Link>
    </li>
  );
}
