import { cx } from "class-variance-authority";
import type { ReactNode } from "react";
import { formatLatency } from "../lib/format";
import { formatClock, formatExact } from "../lib/time";

export interface StoryEventProps {
  at: string | null;
  /** Milliseconds since the action came in. */
  sinceMs: number | null;
  icon: ReactNode;
  title: string;
  /** At the right: by what, how large. */
  aside?: ReactNode;
  /** A dashed line goes on to what is still open. */
  isWaiting?: boolean;
  isLast?: boolean;
  /** Colours of a decision: `tone-hitl`. */
  tone?: string | undefined;
  children?: ReactNode;
}

/** One thing that happened, on the line of the story. */
export function StoryEvent(props: StoryEventProps) {
  const { at, sinceMs, icon, title, aside, isWaiting = false, isLast = false, tone, children } = props;
  return (
    <li className="relative grid grid-cols-[24px_minmax(0,1fr)] gap-x-3 pb-5 last:pb-0 sm:grid-cols-[92px_24px_minmax(0,1fr)]">
      <div className="pt-0.5 text-right font-mono text-12 text-fg-2 max-sm:hidden">
        {at === null ? null : (
          <time dateTime={at} title={formatExact(at)}>
            {formatClock(at, "milliseconds")}
          </time>
        )}
        {sinceMs === null ? null : (
          <div className="text-11 text-fg-3">+{sinceMs === 0 ? "0" : formatLatency(sinceMs)}</div>
        )}
      </div>
      <div className="relative flex justify-center">
        {isLast ? null : (
          <span
            aria-hidden
            className={cx(
              "absolute top-6 -bottom-5 left-1/2 w-0 -translate-x-1/2 border-l border-line-strong",
              isWaiting && "border-dashed",
            )}
          />
        )}
        <span
          className={cx(
            "z-1 grid size-6 place-items-center rounded-full border bg-bg [&_svg]:size-3.5",
            tone === undefined ? "border-line-strong text-fg-2" : `${tone} border-(--edge) bg-(--tint) text-(--fg)`,
          )}
        >
          {icon}
        </span>
      </div>
      <div className="grid min-w-0 content-start gap-2.5">
        <div className="flex min-h-6 flex-wrap items-center gap-x-3">
          <h2 className="text-14">{title}</h2>
          {aside === undefined ? null : <div className="ml-auto text-12 text-fg-3 tabular-nums">{aside}</div>}
        </div>
        {children}
      </div>
    </li>
  );
}
