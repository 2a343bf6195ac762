import Link from "next/link";
import type { NavPage } from "./nav";

/** The pages that one page of the sidebar is made of. Nothing where there is no choice. */
export function PageTabs({ label, pages, current }: { label: string; pages: readonly NavPage[]; current: string }) {
  if (pages.length < 2) return null;
  return (
    <nav aria-label={label} className="flex gap-5 overflow-x-auto border-b border-line">
      {pages.map((page) => (
        <Link
          key={page.href}
          href={page.href}
          aria-current={page.href === current ? "page" : undefined}
          className="-mb-px flex h-9 items-center rounded-sm border-b-2 border-transparent font-medium whitespace-nowrap text-fg-2 hover:text-fg focus-visible:-outline-offset-2 aria-[current]:border-ink aria-[current]:text-fg max-sm:h-11"
        >
          {page.label}
        </Link>
      ))}
    </nav>
  );
}
