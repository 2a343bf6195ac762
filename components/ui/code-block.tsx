import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";

/** The box of code and payloads, for the rare block that draws its own lines. */
export const CODE =
  "overflow-auto rounded-md border border-line-faint bg-inset px-3 py-2.5 font-mono text-12 leading-[18px] tracking-tight text-fg";

export interface CodeBlockProps {
  code: string;
  /** What it is, for assistive technology: `curl request`. */
  label: string;
  /** Drawn instead of `code`, with colours; what is copied stays `code`. */
  children?: ReactNode;
  isCopyable?: boolean;
  className?: string;
}

/** Code as it is copied: scrolls sideways, never wraps. */
export function CodeBlock({ code, label, children, isCopyable = true, className }: CodeBlockProps) {
  return (
    <div className={cx("relative min-w-0", className)}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label} className={cx(CODE, isCopyable && "pr-20")}>
        <pre>
          <code>{children ?? code}</code>
        </pre>
      </section>
      {isCopyable ? <CopyButton value={code} size="sm" className="absolute top-1.5 right-1.5" /> : null}
    </div>
  );
}
