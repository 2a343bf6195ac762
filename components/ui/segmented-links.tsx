import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode } from "react";

/** The trough of a segmented choice. */
export const SEGMENTS =
  "inline-flex max-w-full overflow-x-auto rounded-md bg-inset p-0.5 shadow-[inset_0_0_0_1px_var(--line-faint)]";

/** One segment, chosen by state (`data-state=on`) or by place (`aria-current`). */
export const SEGMENT = cx(
  "inline-flex h-6 items-center gap-1.5 rounded-sm px-2.5 text-12 font-medium whitespace-nowrap text-fg-2 transition-colors hover:text-fg max-sm:h-9",
  "aria-[current]:bg-raised aria-[current]:text-fg aria-[current]:shadow-[0_0_0_1px_var(--line),var(--shadow-1)]",
  "data-[state=on]:bg-raised data-[state=on]:text-fg data-[state=on]:shadow-[0_0_0_1px_var(--line),var(--shadow-1)]",
  "disabled:text-fg-off [&_svg]:size-3.5 focus-visible:outline-offset-[-1px]",
);

export interface SegmentedLinksProps {
  label: string;
  options: readonly { href: string; label: ReactNode; isCurrent: boolean }[];
}

/** A segmented choice whose value lives in the URL: time range, saved view. */
export function SegmentedLinks({ label, options }: SegmentedLinksProps) {
  return (
    <nav aria-label={label} className={SEGMENTS}>
      {options.map((option) => (
        <Link
          key={option.href}
          href={option.href}
          prefetch={false}
          scroll={false}
          aria-current={option.isCurrent ? "true" : undefined}
          className={SEGMENT}
        >
          {option.label}
        </Link>
      ))}
    </nav>
  );
}
