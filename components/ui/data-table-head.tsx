import { cx } from "class-variance-authority";
import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { Column } from "./data-table";
import { cellClasses } from "./data-table-cells";

/** Column names; a sortable one is a link, and the one in force shows its direction. */
export function DataTableHead<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            aria-sort={column.sort?.direction === "none" ? undefined : column.sort?.direction}
            className={cx(
              "sticky top-0 z-10 h-8 border-b border-line bg-bg text-12 font-medium text-fg-3",
              cellClasses(column),
            )}
          >
            {column.sort === undefined ? column.header : <SortLink header={column.header} {...column.sort} />}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortLink({ header, href, direction }: { header: string; href: string; direction: string }) {
  const Icon = direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <Link
      href={href}
      prefetch={false}
      scroll={false}
      className="-mx-1 inline-flex h-6 items-center gap-1 rounded-sm px-1 hover:text-fg"
    >
      {header}
      {direction === "none" ? null : <Icon aria-hidden className="size-3.5 text-fg-2" />}
    </Link>
  );
}
