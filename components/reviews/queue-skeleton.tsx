import { Skeleton } from "../ui/skeleton";

const ROWS = [180, 150, 190, 130, 170, 160, 185, 140];

/** Rows that have not come yet. */
export function QueueRowsSkeleton() {
  return (
    <ol aria-busy aria-label="Tasks" className="grow">
      {ROWS.map((width) => (
        <li key={width} className="grid gap-0.5 border-b border-line-faint px-4 pt-[9px] pb-2.5 max-sm:py-3">
          <span className="flex h-[18px] items-center justify-between gap-2">
            <Skeleton width={width} />
            <Skeleton width={40} />
          </span>
          <span className="flex h-4 items-center">
            <Skeleton width={width - 60} />
          </span>
        </li>
      ))}
    </ol>
  );
}
