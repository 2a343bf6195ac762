import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

/** Short facts on a line, with a dot between two of them: never at the end of a line, nor at the start of the next. */
export function DottedList({ className, children }: { className?: string; children: ReactNode }) {
  return (
    <ul
      className={cx(
        "-ml-1 flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 overflow-x-clip pl-1",
        "[&>li]:relative [&>li]:flex [&>li]:min-w-0 [&>li]:items-center [&>li]:gap-1 [&>li]:before:absolute [&>li]:before:-left-2.5 [&>li]:before:font-sans [&>li]:before:text-13 [&>li]:before:text-fg-3 [&>li]:before:content-['·']",
        className,
      )}
    >
      {children}
    </ul>
  );
}
