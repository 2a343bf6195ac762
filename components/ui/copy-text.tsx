"use client";

import { cx } from "class-variance-authority";
import { shortenMiddle } from "../lib/format";
import { useCopy } from "../lib/use-copy";

export interface CopyTextProps {
  value: string;
  /** What it is, for assistive technology: `trace id`. */
  label: string;
  /** Shows the whole value instead of its two ends. */
  isWhole?: boolean;
  /** Characters kept before and after the ellipsis; the prefix of an id is always kept. */
  head?: number;
  tail?: number;
  className?: string;
}

/** An id or hash in mono, shortened in the middle; a press copies all of it. */
export function CopyText({ value, label, isWhole = false, head, tail, className }: CopyTextProps) {
  const { state, copy } = useCopy();
  const shown = isWhole ? value : shortenMiddle(value, head, tail);
  return (
    <button
      type="button"
      title={value}
      aria-label={`Copy ${label} ${value}`}
      onClick={() => copy(value)}
      className={cx(
        // The pseudo-element extends the target to 24 px without moving the line.
        "relative inline-block max-w-full cursor-copy rounded-sm font-mono text-12 tracking-tight text-fg-2 hover:text-fg before:absolute before:inset-x-0 before:-inset-y-1 before:content-['']",
        className,
      )}
    >
      <span className={cx("border-b border-dotted border-line-strong", isWhole ? "break-all" : "whitespace-nowrap")}>
        {shown}
      </span>
      <output
        className={cx(
          state === "idle"
            ? "sr-only"
            : // Over the value itself: a table or card around it would clip anything that stands out.
              "absolute -inset-y-0.5 -left-1 z-30 rounded-sm bg-ink px-1.5 font-sans text-11 leading-5 whitespace-nowrap text-on-ink",
        )}
      >
        {state === "copied" ? "Copied" : null}
        {state === "failed" ? "Copying is off here; select the text" : null}
      </output>
    </button>
  );
}
