"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { formatCompact, formatCount } from "../lib/format";
import { Kbd } from "../ui/kbd";
import { Tooltip } from "../ui/tooltip";
import { type Nav, type NavCounts, type NavItem, navItemAt } from "./nav";
import { RAILS, type Rail } from "./rail";

/** The pages, in groups. In the rail each shows its name beside the icon on hover and focus. */
export function NavLinks({ nav, counts, rail }: { nav: Nav; counts: NavCounts; rail: Rail }) {
  const current = navItemAt(usePathname());
  return (
    <nav aria-label="Pages" className="grid gap-3 overflow-y-auto p-0.5 -m-0.5">
      {nav.map((group, index) => (
        <ul
          key={group.label}
          aria-label={group.label}
          className={cx("grid gap-px", index > 0 && "border-t border-line-faint pt-3")}
        >
          {group.items.map((item) => (
            <li key={item.href}>
              <NavLink item={item} isCurrent={item.href === current?.href} counts={counts} rail={rail} />
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

interface NavLinkProps {
  item: NavItem;
  isCurrent: boolean;
  counts: NavCounts;
  rail: Rail;
}

function NavLink({ item, isCurrent, counts, rail }: NavLinkProps) {
  const classes = RAILS[rail];
  const count = item.count === undefined ? 0 : (counts[item.count] ?? 0);
  return (
    <Tooltip
      side="right"
      className={classes.narrow}
      content={
        <>
          {item.label}
          {item.keys === undefined ? null : <Kbd keys={item.keys} />}
        </>
      }
    >
      <Link
        href={item.href}
        aria-current={isCurrent ? "page" : undefined}
        className={cx(
          "relative flex h-[30px] items-center gap-2.5 rounded-md px-2.5 font-medium text-fg-2 transition-colors hover:bg-hover hover:text-fg max-sm:h-10",
          "aria-[current]:bg-active aria-[current]:text-fg [&_svg]:text-fg-3 aria-[current]:[&_svg]:text-fg",
        )}
      >
        <item.icon aria-hidden className="size-4 shrink-0" strokeWidth={1.75} />
        <span className={classes.word}>{item.label}</span>
        {count === 0 ? null : (
          <span
            title={`${formatCount(count)} waiting`}
            className={cx(
              "ml-auto min-w-5 rounded-full bg-hitl-bg px-1.5 text-center text-11 font-medium text-hitl-fg tabular-nums shadow-[inset_0_0_0_1px_var(--hitl-line)]",
              classes.count,
            )}
          >
            {formatCompact(count)}
            <span className="sr-only"> waiting</span>
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
