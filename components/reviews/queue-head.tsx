"use client";

import { Layers, ListChecks } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { QueueView } from "@/server/reviews/schemas";
import { formatCount } from "../lib/format";
import { useShortcuts } from "../lib/use-shortcuts";
import { FilterChip } from "../ui/filter-chip";
import { IconButton } from "../ui/icon-button";
import { SegmentedLinks } from "../ui/segmented-links";
import { AgentFilter } from "./agent-filter";
import { StandingIn } from "./people/standing-in";
import { type QueueSelection, queueHref } from "./selection";
import type { SelectedTasks } from "./use-selected-tasks";

const VIEWS = [
  { view: "waiting", label: "Waiting" },
  { view: "decided", label: "Today" },
  { view: "expired", label: "Expired" },
  { view: "all", label: "All" },
] as const satisfies readonly { view: QueueView; label: string }[];

export interface QueueHeadProps {
  selection: QueueSelection;
  /** Tasks in the view, when they are known. */
  total: number | undefined;
  picked: SelectedTasks;
}

/** Which part of the queue is listed, of which agent, and whether only what is the viewer's. */
export function QueueHead({ selection, total, picked }: QueueHeadProps) {
  const { view, agentId, isMine, isGrouped } = selection;
  const mineHref = queueHref({ ...selection, isMine: !isMine, page: 1 });
  const router = useRouter();
  useShortcuts({ m: () => router.push(mineHref, { scroll: false }) });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 border-b border-line-faint py-2 pr-2 pl-4">
      <div className="flex min-h-7 items-center gap-1">
        <h2 className="mr-auto flex min-w-0 items-baseline gap-1 text-13 font-semibold">
          <span title={TITLES[view]} className="truncate">
            {TITLES[view]}
          </span>{" "}
          <span className="text-12 font-medium text-fg-3 tabular-nums">
            {total === undefined ? "" : formatCount(total)}
          </span>
        </h2>
        {picked.isOffered && (total ?? 0) > 0 ? (
          <IconButton
            label={picked.isOn ? "Stop selecting" : "Select tasks"}
            aria-pressed={picked.isOn}
            onClick={picked.isOn ? picked.stop : picked.start}
          >
            <ListChecks aria-hidden />
          </IconButton>
        ) : null}
        <IconButton
          asChild
          label="Group alike"
          title="Tasks of this page with the same agent, kind, tool, rule, approvers and fields stand together; each is still answered on its own"
          aria-current={isGrouped ? "true" : undefined}
          className="aria-[current]:bg-selected aria-[current]:text-fg"
        >
          <Link href={queueHref({ ...selection, isGrouped: !isGrouped })} prefetch={false} scroll={false}>
            <Layers aria-hidden />
          </Link>
        </IconButton>
        <AgentFilter selection={selection} />
        <Link href="/reviews/quality" className="rounded-sm px-1 py-1 text-12 text-fg-2 hover:text-fg">
          Quality
        </Link>
      </div>
      <StandingIn />
      <div className="flex min-w-0 flex-wrap gap-1 [&_nav_a]:px-2 max-lg:[&_nav_a]:px-1 max-sm:gap-1.5 max-sm:[&_nav_a]:px-2.5">
        <SegmentedLinks
          label="Which tasks"
          options={VIEWS.map((option) => ({
            href: queueHref({ ...selection, view: option.view, page: 1 }),
            label: option.label,
            isCurrent: option.view === view,
          }))}
        />
        <Link
          href={mineHref}
          prefetch={false}
          scroll={false}
          aria-current={isMine ? "true" : undefined}
          title="Only tasks that name you, your groups or roles, or whom you stand in for, or that are assigned to one of these"
          className="inline-flex h-7 items-center rounded-md border border-line bg-raised px-1.5 text-12 max-sm:h-10 max-sm:px-2.5 font-medium text-fg-2 hover:bg-hover hover:text-fg aria-[current]:border-accent-line aria-[current]:bg-selected aria-[current]:text-fg"
        >
          Mine
        </Link>
        {agentId === null ? null : (
          <FilterChip
            label="Agent"
            value={
              <span title={agentId} className="max-w-40 truncate">
                {agentId}
              </span>
            }
            removeHref={queueHref({ ...selection, agentId: null, page: 1 })}
          />
        )}
      </div>
    </div>
  );
}

const TITLES: Readonly<Record<QueueView, string>> = {
  waiting: "Waiting, due first",
  decided: "Decided today",
  expired: "Expired",
  all: "All tasks",
};
