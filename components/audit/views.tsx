import { SegmentedLinks } from "../ui/segmented-links";
import { type AuditSelection, auditHref } from "./selection";

const VIEWS = [
  { label: "Decisions", change: { type: undefined, decision: undefined } },
  { label: "Asked a person", change: { type: undefined, decision: "HITL" } },
  { label: "Blocked", change: { type: undefined, decision: "BLOCK" } },
  { label: "All entries", change: { type: "all", decision: undefined } },
] as const satisfies readonly { label: string; change: AuditSelection }[];

/** The usual ways to look at the log; further filters stay. */
export function Views({ selection }: { selection: AuditSelection }) {
  return (
    <SegmentedLinks
      label="View"
      options={VIEWS.map(({ label, change }) => ({
        label,
        href: auditHref({ ...selection, ...change }),
        isCurrent: selection.type === change.type && selection.decision === change.decision,
      }))}
    />
  );
}
