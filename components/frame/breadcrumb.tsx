"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { shortenMiddle } from "../lib/format";
import { crumbsAt } from "./nav";

/** Where one is, from the path. On phones only the page and what is open on it. */
export function Breadcrumb() {
  const crumbs = crumbsAt(usePathname());
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 font-medium">
        {crumbs.map((crumb, index) => (
          <li key={index} className="flex min-w-0 items-center gap-1.5 last:min-w-6">
            {index === 0 ? null : (
              <span aria-hidden className="text-fg-3">
                /
              </span>
            )}
            {crumb.href === undefined ? (
              <span
                aria-current="page"
                title={crumb.label}
                className={cx("truncate", crumb.isId && "font-mono text-12 font-normal")}
              >
                {crumb.isId ? shortenMiddle(crumb.label, 8, 4) : crumb.label}
              </span>
            ) : (
              <Link href={crumb.href} className="rounded-sm whitespace-nowrap text-fg-3 hover:text-fg">
                {crumb.isId ? shortenMiddle(crumb.label, 8, 4) : crumb.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
