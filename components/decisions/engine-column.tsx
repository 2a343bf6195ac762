import { formatLatency } from "../lib/format";
import type { Column } from "../ui/data-table";

/** How long the engine took, in tables of decisions; an entry that is none has no time. */
export const ENGINE_COLUMN: Column<{ readonly latencyUs: number | null }> = {
  id: "engine",
  header: "Engine",
  isNumeric: true,
  hideBelow: "sm",
  skeletonWidth: 44,
  cell: ({ latencyUs }) => (
    <span className="text-fg-3">{latencyUs === null ? "–" : formatLatency(latencyUs / 1_000)}</span>
  ),
};
