import { cx } from "class-variance-authority";
import type { Column } from "./data-table";

/** Classes that the header, the cells and the placeholders of one column share. */
export function cellClasses<Row>(column: Column<Row>): string {
  return cx(
    "px-2 whitespace-nowrap first:pl-4 last:pr-4",
    column.isNumeric ? "text-right" : "text-left",
    column.isFill && "w-full max-w-0 min-w-44 truncate",
    column.below !== undefined && "max-sm:min-w-0 max-sm:py-2 max-sm:[overflow-wrap:anywhere] max-sm:whitespace-normal",
    column.hideBelow === "sm" && "max-sm:hidden",
    column.hideBelow === "md" && "max-md:hidden",
    column.hideBelow === "xl" && "max-xl:hidden",
  );
}

/** The id of the column that names a row. */
export function rowHeaderId<Row>(columns: readonly Column<Row>[]): string | undefined {
  return (columns.find((column) => column.isRowHeader) ?? columns.find((column) => column.isFill) ?? columns[0])?.id;
}
