"use client";

import { cx } from "class-variance-authority";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { shortenMiddle } from "../lib/format";
import { useCrumbNames } from "./crumb-names";
import { type Crumb, crumbsAt } from "./nav";

/** Where one is, from the path. On phones only the page and what is open on it. */
export function Breadcrumb() {
  const crumbs = crumbsAt(usePathname());
  const names = useCrumbNames();
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1.5 font-medium">
        {crumbs.map((crumb, index) => (
          <li key={index} className={cx("flex items-center gap-1.5 last:min-w-6", index > 0 && "min-w-0")}>
            {index === 0 ? null : (
              <span aria-hidden className="text-fg-3">
                /
              </span>
            )}
            <CrumbPart crumb={crumb} name={crumb.isId ? names.get(crumb.label) : undefined} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** By the name its page gives it, else as the address has it. */
function CrumbPart({ crumb: { label, href, isId }, name }: { crumb: Crumb; name: string | undefined }) {
  const text = name ?? (isId ? shortenMiddle(label, 8, 4) : label);
  if (href === undefined)
    return (
      <span
        aria-current="page"
        title={name ?? label}
        className={cx("truncate", isId && name === undefined && "font-mono text-12 font-normal")}
      >
        {text}
      </span>
    );
  return (
    <Link href={href} title={name ?? label} className="truncate rounded-sm text-fg-3 hover:text-fg">
      {text}
    </Link>
  );
}
