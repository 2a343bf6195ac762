import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

export interface KeyValuesProps {
  items: readonly { label: string; value: ReactNode }[];
  className?: string;
}

/** Facts in two columns: what it is, and its value. */
export function KeyValues({ items, className }: KeyValuesProps) {
  return (
    <dl className={cx("grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1", className)}>
      {items.map((item) => (
        <div key={item.label} className="contents">
          <dt className="text-fg-3">{item.label}</dt>
          <dd className="min-w-0 break-words tabular-nums">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
