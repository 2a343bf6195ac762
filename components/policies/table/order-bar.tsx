import { cx } from "class-variance-authority";
import { GripVertical } from "lucide-react";
import type { PolicyRow } from "@/server/policies/schemas";
import { formatPlural } from "../../lib/format";
import { Button } from "../../ui/button";
import { Kbd } from "../../ui/kbd";
import type { Ordering } from "../use-order";

const NAMED_MAX = 3;

export interface OrderBarProps {
  ordering: Ordering;
  canWrite: boolean;
  /** Some are left out: rows are not dragged then. */
  isFiltered: boolean;
}

/** The foot of the table: how rows move, and, once some have, what saving the order would change. */
export function OrderBar({ ordering, canWrite, isFiltered }: OrderBarProps) {
  const { moves, rows, isSaving, undo, save } = ordering;
  if (moves.length === 0 && !canWrite) return null;
  return (
    <div
      className={cx(
        // Above the rows' controls, below an open pane.
        "sticky bottom-0 z-5 mt-auto flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1.5 border-t border-line bg-bg px-4 py-1.5 text-12 text-fg-3",
        moves.length === 0 && "max-sm:sr-only",
      )}
    >
      <output className="min-w-0 grow">
        {moves.length === 0 ? null : (
          <>
            <span className="font-medium text-fg">
              {formatPlural(moves.length, "policy moves", "policies move")}
              {": "}
            </span>
            {moves.slice(0, NAMED_MAX).map(({ id, from, to }, index) => (
              <span key={id} className="text-fg-2">
                {index === 0 ? "" : ", "}
                {nameOf(rows, id)} <span className="tabular-nums">{`${from} → ${to}`}</span>
              </span>
            ))}
            {moves.length > NAMED_MAX ? ` and ${moves.length - NAMED_MAX} more` : null}
          </>
        )}
        {moves.length === 0 && isFiltered ? (
          <span className="max-sm:hidden">Policies are dragged where all are shown.</span>
        ) : null}
        {moves.length === 0 && !isFiltered ? (
          <span className="flex flex-wrap items-center gap-x-3 max-sm:hidden">
            <span className="flex items-center gap-1">
              <GripVertical aria-hidden className="size-3.5" />
              drag to reorder
            </span>
            <span className="flex items-center gap-1.5">
              <Kbd keys="alt+up" /> <Kbd keys="alt+down" /> move
            </span>
          </span>
        ) : null}
      </output>
      {moves.length === 0 ? null : (
        <div className="flex gap-1.5">
          <Button size="sm" variant="ghost" onClick={undo} disabled={isSaving}>
            Undo
          </Button>
          <Button size="sm" variant="primary" onClick={save} isBusy={isSaving}>
            Save order
          </Button>
        </div>
      )}
    </div>
  );
}

function nameOf(rows: readonly PolicyRow[], id: string): string {
  return `“${rows.find((row) => row.id === id)?.name ?? id}”`;
}
