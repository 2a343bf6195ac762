import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button";
import { Visible } from "./visible";

export interface CodeFrameProps {
  /** What it is, for assistive technology: `curl request`. */
  label: string;
  /** What the button copies; null leaves it out. */
  copied: string | null;
  /** A `pre`. */
  children: ReactNode;
  className?: string | undefined;
  /** Of the region that scrolls: its height. */
  scrollClassName?: string;
}

/** The box of code and payloads. The button has a column of its own, so text never runs under it, scrolled or not. */
export function CodeFrame({ label, copied, children, className, scrollClassName }: CodeFrameProps) {
  return (
    <div className={cx("relative flex min-w-0 items-start rounded-md border border-line-faint bg-inset", className)}>
      <section
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={label}
        className={cx(
          "min-w-0 grow overflow-auto rounded-md px-3 py-2.5 font-mono text-12 leading-[18px] tracking-tight text-fg",
          scrollClassName,
        )}
      >
        {children}
      </section>
      {copied === null ? null : <CopyButton value={copied} size="sm" isIconOnPhones className="m-1.5" />}
    </div>
  );
}

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
    <CodeFrame label={label} copied={isCopyable ? code : null} className={className}>
      <pre>
        <code>{children ?? <Visible text={code} dir="ltr" />}</code>
      </pre>
    </CodeFrame>
  );
}
