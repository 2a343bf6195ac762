import type { QueueView } from "@/server/reviews/schemas";
import { FilterChip } from "../ui/filter-chip";
import { SegmentedLinks } from "../ui/segmented-links";
import { AgentFilter } from "./agent-filter";
import { type QueueSelection, queueHref } from "./selection";

const VIEWS = [
  { view: "waiting", label: "Waiting" },
  { view: "expired", label: "Expired" },
  { view: "all", label: "All" },
] as const satisfies readonly { view: QueueView; label: string }[];

/** Which part of the queue is listed, and of which agent. */
export function QueueHead({ selection }: { selection: QueueSelection }) {
  const { view, agentId } = selection;
  return (
    <div className="grid gap-2 border-b border-line-faint py-2 pr-2 pl-4">
      <div className="flex items-center justify-between gap-2">
        <SegmentedLinks
          label="Which tasks"
          options={VIEWS.map((option) => ({
            href: queueHref({ view: option.view, agentId, page: 1 }),
            label: option.label,
            isCurrent: option.view === view,
          }))}
        />
        <AgentFilter view={view} />
      </div>
      {agentId === null ? null : (
        <div className="flex min-w-0">
          <FilterChip
            label="Agent"
            value={
              <span title={agentId} className="max-w-40 truncate">
                {agentId}
              </span>
            }
            removeHref={queueHref({ view, agentId: null, page: 1 })}
          />
        </div>
      )}
    </div>
  );
}
