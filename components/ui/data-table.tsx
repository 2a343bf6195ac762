import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { DataTableBody } from "./data-table-body";
import { DataTableHead } from "./data-table-head";
import { DataTableSkeleton } from "./data-table-skeleton";
import { RowKeys } from "./row-keys";

/** One column. Cells are drawn on the server where the table is. */
export interface Column<Row> {
  /** Unique in the table. */
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures are right-aligned, under a right-aligned header. */
  isNumeric?: boolean;
  /** Takes the room that is left and is cut with an ellipsis; at most one column. */
  isFill?: boolean;
  /** Names the row: its cell is the row's header and holds the row's link. Default: the fill column, or the first. */
  isRowHeader?: boolean;
  /** Whole text of a cell that may be cut. */
  title?: (row: Row) => string;
  /** Of the naming column: what phones, where the name is written out, show under it of the columns left out there. */
  below?: (row: Row) => ReactNode;
  /** Left out below this width: phones (`sm`, 760 px), small screens (`md`, 1100 px) or all but wide ones (`xl`, 1400 px). */
  hideBelow?: "sm" | "md" | "xl";
  /** Where the list is sorted by this column, and how it is sorted now. */
  sort?: { href: string; direction: "ascending" | "descending" | "none" };
  /** Width in pixels of the placeholder while loading; default 64. */
  skeletonWidth?: number;
}

export interface DataTableProps<Row> {
  /** What the table lists, for assistive technology: `API keys`. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the table when there are no rows: an `EmptyState`. */
  emptyState: ReactNode;
  /** Where a row leads. The whole row is the link. */
  rowHref?: (row: Row) => string;
  /** For rows that open in place; only from client components. Used where there is no `rowHref`. */
  onRowOpen?: (row: Row) => void;
  /** The row that is open beside the table. */
  selectedKey?: string | undefined;
  /** 32 px rows instead of 36. */
  isDense?: boolean;
  /** Draws the table's own shape instead of rows. */
  isLoading?: boolean;
  /** Rows of the loading shape; default 6. */
  loadingRows?: number;
  /** `j` and `k` move between rows, Enter opens. One table on a page. */
  hasRowKeys?: boolean;
  /** Scrolls inside its parent, which sets the height, so that the header stays. */
  isFilling?: boolean;
  className?: string;
}

/** A table for a list: dense, one link per row, scrolling sideways in its card when it has to. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, isLoading = false, hasRowKeys = false, isFilling = false, className } = props;
  if (!isLoading && rows.length === 0) return props.emptyState;
  const hasRowControls = props.rowHref !== undefined || props.onRowOpen !== undefined;
  const table = (
    <div
      // A region without anything to focus inside must itself be reachable, or a keyboard cannot scroll it.
      {...(hasRowControls && !isLoading ? {} : { tabIndex: 0, role: "region", "aria-label": caption })}
      className={cx("min-w-0 overflow-x-auto", isFilling && "h-full min-h-0 overflow-y-auto", className)}
    >
      <table className="w-full border-separate border-spacing-0" aria-busy={isLoading}>
        <caption className="sr-only">{caption}</caption>
        <DataTableHead columns={columns} />
        {isLoading ? (
          <DataTableSkeleton columns={columns} rows={props.loadingRows ?? 6} isDense={props.isDense ?? false} />
        ) : (
          <DataTableBody {...props} />
        )}
      </table>
    </div>
  );
  return hasRowKeys ? <RowKeys>{table}</RowKeys> : table;
}
