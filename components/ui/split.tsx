import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

export interface SplitProps {
  /** The list. Give it rows that fill the height: `flex min-h-0 flex-col`, with a `DataTable isFilling`. */
  children: ReactNode;
  /** A `DetailPane`, or nothing while no row is open. */
  pane: ReactNode;
  /** `read` is 368 px wide, `edit` 608. */
  width?: "read" | "edit";
}

/** A list with the detail of its open row: beside it from 1100 px, over it below. Each scrolls on its own. */
export function Split({ children, pane, width = "read" }: SplitProps) {
  const isOpen = pane !== null && pane !== undefined && pane !== false;
  return (
    <div
      className={cx(
        "grid h-[calc(100dvh-var(--top-h))] grid-cols-[minmax(0,1fr)] grid-rows-[minmax(0,1fr)]",
        width === "read" ? "[--pane-w:368px]" : "[--pane-w:608px]",
        isOpen && "md:grid-cols-[minmax(0,1fr)_var(--pane-w)]",
      )}
    >
      <div className="flex min-h-0 min-w-0 flex-col overflow-y-auto">{children}</div>
      {isOpen ? pane : null}
    </div>
  );
}
