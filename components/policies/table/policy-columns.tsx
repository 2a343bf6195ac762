import { TriangleAlert } from "lucide-react";
import type { PolicyRow } from "@/server/policies/schemas";
import { DecisionBadge, OffBadge } from "../../decisions/decision-badge";
import { formatCount, formatPlural } from "../../lib/format";
import type { Column } from "../../ui/data-table";
import { Switch } from "../../ui/switch";
import type { NameOf } from "../review/principals";
import { conditionInWords, reviewInShort, reviewInWords } from "../review/review-words";
import { actionTypesInFull, actionTypesInShort } from "../words";
import { OrderHandle } from "./order-handle";
import { type PolicyActs, PolicyMenu } from "./policy-menu";

export interface PolicyColumnsInput {
  canWrite: boolean;
  /** Beside an open policy the table has half the width: what the pane shows is left out. */
  isPaneOpen: boolean;
  hasDraft: (id: string) => boolean;
  /** Puts a policy in the place of a row; null where places are no places in the order. */
  place: ((id: string, index: number) => void) | null;
  acts: PolicyActs;
  /** Names whom reviews are for. */
  nameOf: NameOf;
}

/** The columns every width has; also the shape of the loading state. */
export const READING_COLUMNS: readonly Column<PolicyRow>[] = [
  {
    id: "order",
    header: "Order",
    cell: ({ priority }) => <Order priority={priority} />,
    isNumeric: true,
    skeletonWidth: 20,
  },
  {
    id: "policy",
    header: "Policy",
    cell: (row) => <Name row={row} hasDraft={false} />,
    isFill: true,
    title: ({ name }) => name,
    below: (row) => <InShort row={row} review={null} />,
  },
  {
    id: "for",
    header: "For",
    cell: ({ actionTypes }) => <span className="text-fg-2">{actionTypesInShort(actionTypes)}</span>,
    title: ({ actionTypes }) => actionTypesInFull(actionTypes),
    hideBelow: "sm",
  },
  { id: "decision", header: "Decision", cell: (row) => <Verdict row={row} review={null} />, hideBelow: "sm" },
  {
    id: "matches",
    header: "Matches 7 d",
    cell: ({ matches, shadow }) => <Matches matches={matches} shadow={shadow} />,
    title: matchesInWords,
    isNumeric: true,
    hideBelow: "sm",
    skeletonWidth: 32,
  },
];

/** The columns for a person's permissions and the room there is. */
export function policyColumns(input: PolicyColumnsInput): readonly Column<PolicyRow>[] {
  const { canWrite, isPaneOpen, hasDraft, place, acts, nameOf } = input;
  const short = (row: PolicyRow) => (row.decision === "HITL" ? reviewInShort(row.review, nameOf) : null);
  const columns = READING_COLUMNS.map((column): Column<PolicyRow> => {
    if (column.id === "policy")
      return {
        ...column,
        cell: (row) => <Name row={row} hasDraft={hasDraft(row.id)} />,
        below: (row) => <InShort row={row} review={short(row)} />,
      };
    if (column.id === "decision") {
      return {
        ...column,
        cell: (row) => <Verdict row={row} review={isPaneOpen ? null : short(row)} />,
        title: (row) => (row.decision === "HITL" ? reviewInWords(row.review, nameOf).join("\n") : ""),
      };
    }
    if (column.id !== "order" || !canWrite || place === null) return column;
    return {
      ...column,
      cell: ({ id, name, priority }) => (
        <span className="flex items-center justify-between">
          <OrderHandle name={name} onPlace={(index) => place(id, index)} />
          <Order priority={priority} />
        </span>
      ),
    };
  });
  if (!canWrite || isPaneOpen) return columns;
  return [
    ...columns,
    {
      id: "active",
      header: "On",
      cell: (row) => (
        <Switch
          checked={row.active}
          onCheckedChange={(active) => acts.toggle(row, active)}
          aria-label={`${row.name} is on`}
          className="align-middle"
        />
      ),
      skeletonWidth: 28,
    },
    {
      id: "acts",
      header: "",
      cell: (row) => <PolicyMenu policy={row} acts={acts} />,
      isNumeric: true,
      skeletonWidth: 16,
    },
  ];
}

function Order({ priority }: { priority: number }) {
  return <span className="text-fg-3">{formatCount(priority)}</span>;
}

function Name({ row: { name, active }, hasDraft }: { row: PolicyRow; hasDraft: boolean }) {
  return (
    <span className={active ? "font-medium" : "font-medium text-fg-3"}>
      {name}
      {hasDraft ? <span className="ml-2 text-12 font-normal text-accent-text">not saved</span> : null}
    </span>
  );
}

function Verdict({ row, review }: { row: PolicyRow; review: string | null }) {
  const { active, shadow, decision } = row;
  return (
    <span className="flex items-center gap-2">
      {active ? <DecisionBadge decision={decision} look={shadow ? "shadow" : "table"} /> : <OffBadge />}
      {review === null ? null : <span className="max-w-80 truncate text-12 text-fg-2 max-md:hidden">{review}</span>}
    </span>
  );
}

/** What phones have no columns for. */
function InShort({ row, review }: { row: PolicyRow; review: string | null }) {
  const { actionTypes, condition, matches, shadow } = row;
  const terms = conditionInWords(condition);
  return (
    <div className="grid justify-items-start gap-0.5 pt-1 text-12 text-fg-2">
      <Verdict row={row} review={null} />
      <span>{actionTypesInFull(actionTypes)}</span>
      {terms === null ? (
        <span className="line-clamp-3 font-mono">{condition}</span>
      ) : (
        <span className="line-clamp-3">{terms}</span>
      )}
      {review === null ? null : <span>{review}</span>}
      <span className="text-fg-3">
        <Matches matches={matches} shadow={shadow} /> matched in 7 days
      </span>
    </div>
  );
}

function Matches({ matches, shadow }: Pick<PolicyRow, "matches" | "shadow">) {
  const count = shadow ? matches.shadowed : matches.matched;
  return (
    <span className="inline-flex items-center gap-2">
      {matches.errored === 0 ? null : (
        <span className="inline-flex items-center gap-1 text-12 text-warn">
          <TriangleAlert aria-hidden className="size-3" strokeWidth={2} />
          {formatPlural(matches.errored, "error")}
        </span>
      )}
      <span className={count === 0 ? "text-fg-3" : undefined}>{formatCount(count)}</span>
    </span>
  );
}

function matchesInWords({ matches, shadow }: PolicyRow): string {
  const { matched, shadowed, errored } = matches;
  const met = shadow
    ? `Would have decided ${formatPlural(shadowed, "action")}`
    : `Decided ${formatPlural(matched, "action")}`;
  const failed = errored === 0 ? "" : `; its condition failed on ${formatPlural(errored, "action")}`;
  return `${met}${failed}. Seven UTC days, today included.`;
}
