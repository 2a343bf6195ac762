import { cx } from "class-variance-authority";
import type { Column } from "./data-table";
import { cellClasses } from "./data-table-cells";
import { Skeleton } from "./skeleton";

const WIDTHS = [1, 0.78, 0.92, 0.7, 0.85, 0.95] as const;

export interface DataTableSkeletonProps<Row> {
  columns: readonly Column<Row>[];
  rows: number;
  isDense: boolean;
}

/** The table's own shape while it loads: same columns, same row height, fading downwards. */
export function DataTableSkeleton<Row>({ columns, rows, isDense }: DataTableSkeletonProps<Row>) {
  return (
    <tbody aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        <tr key={row} style={{ opacity: 1 - (row / rows) * 0.7 }}>
          {columns.map((column, index) => (
            <td
              key={column.id}
              className={cx("border-b border-line-faint", isDense ? "h-8" : "h-9", "max-sm:h-11", cellClasses(column))}
            >
              <Skeleton
                width={
                  (column.skeletonWidth ?? (column.isFill ? 220 : 64)) * (WIDTHS[(row + index) % WIDTHS.length] ?? 1)
                }
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
