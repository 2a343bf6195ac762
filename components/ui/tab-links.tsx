import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode } from "react";

/** The line under a row of tabs. */
export const TAB_ROW = "flex gap-5 overflow-x-auto overflow-y-hidden border-b border-line";

/** One tab, current by state or by place. */
export const TAB = cx(
  "-mb-px inline-flex h-9 items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-fg-3 transition-colors hover:text-fg",
  "data-[state=active]:border-fg data-[state=active]:text-fg aria-[current]:border-fg aria-[current]:text-fg focus-visible:outline-offset-[-2px]",
);

export interface TabLinksProps {
  label: string;
  tabs: readonly { href: string; label: string; count?: ReactNode; isCurrent: boolean }[];
  className?: string;
}

/** Tabs that are pages of their own. */
export function TabLinks({ label, tabs, className }: TabLinksProps) {
  return (
    <nav aria-label={label} className={cx(TAB_ROW, className)}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={tab.isCurrent ? "page" : undefined} className={TAB}>
          {tab.label}
          {tab.count === undefined ? null : <span className="text-11 text-fg-3 tabular-nums">{tab.count}</span>}
        </Link>
      ))}
    </nav>
  );
}
