import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Column, DataTableProps } from "./data-table";
import { cellClasses, rowHeaderId } from "./data-table-cells";

/** The rows. The link in the naming cell is stretched over its row; controls in other cells stay above it. */
export function DataTableBody<Row>(props: DataTableProps<Row>) {
  const { columns, rows, rowKey, selectedKey, isDense } = props;
  const headerId = rowHeaderId(columns);
  const hasRowControls = props.rowHref !== undefined || props.onRowOpen !== undefined;
  return (
    <tbody>
      {rows.map((row) => {
        const key = rowKey(row);
        const isSelected = key === selectedKey;
        return (
          <tr
            key={key}
            data-selected={isSelected || undefined}
            className="group relative data-selected:bg-selected data-selected:shadow-[inset_2px_0_0_var(--accent)] not-data-selected:hover:bg-hover"
          >
            {columns.map((column) => (
              <Cell
                key={column.id}
                column={column}
                row={row}
                isHeader={column.id === headerId}
                isDense={isDense ?? false}
                isLifted={hasRowControls}
              >
                {column.id === headerId ? (
                  <>
                    <RowControl row={row} isSelected={isSelected} table={props} isWrapped={column.below !== undefined}>
                      {column.cell(row)}
                    </RowControl>
                    {column.below === undefined ? null : <div className="sm:hidden">{column.below(row)}</div>}
                  </>
                ) : (
                  column.cell(row)
                )}
              </Cell>
            ))}
          </tr>
        );
      })}
    </tbody>
  );
}

interface CellProps<Row> {
  column: Column<Row>;
  row: Row;
  isHeader: boolean;
  isDense: boolean;
  isLifted: boolean;
  children: ReactNode;
}

function Cell<Row>({ column, row, isHeader, isDense, isLifted, children }: CellProps<Row>) {
  const className = cx(
    "border-b border-line-faint font-normal group-last:border-b-0",
    isDense ? "h-8" : "h-9",
    "max-sm:h-11",
    isLifted && !isHeader && "[&_:is(a,button,input)]:relative [&_:is(a,button,input)]:z-1",
    cellClasses(column),
  );
  const title = column.title?.(row);
  return isHeader ? (
    <th scope="row" title={title} className={className}>
      {children}
    </th>
  ) : (
    <td title={title} className={className}>
      {children}
    </td>
  );
}

const STRETCHED =
  "after:absolute after:inset-0 after:content-[''] focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent";

interface RowControlProps<Row> {
  row: Row;
  isSelected: boolean;
  table: DataTableProps<Row>;
  /** On phones. */
  isWrapped: boolean;
  children: ReactNode;
}

function RowControl<Row>({ row, isSelected, table, isWrapped, children }: RowControlProps<Row>) {
  const { rowHref, onRowOpen } = table;
  if (rowHref !== undefined) {
    return (
      // Not prefetched: fifty rows in view would be fifty renders that nobody asked for.
      <Link
        data-row
        prefetch={false}
        href={rowHref(row)}
        aria-current={isSelected ? "true" : undefined}
        className={STRETCHED}
      >
        {children}
      </Link>
    );
  }
  if (onRowOpen === undefined) return children;
  return (
    <button
      type="button"
      data-row
      aria-current={isSelected ? "true" : undefined}
      onClick={() => onRowOpen(row)}
      className={cx("max-w-full truncate text-left", isWrapped && "max-sm:whitespace-normal", STRETCHED)}
    >
      {children}
    </button>
  );
}
