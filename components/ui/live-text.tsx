import { cx } from "class-variance-authority";
import { CirclePause, WifiOff } from "lucide-react";
import type { ReactNode } from "react";

export interface LiveTextProps {
  state: "streaming" | "paused" | "reconnecting";
  /** Beside the word: `21 events/min`, `last event 14 s ago`. */
  children?: ReactNode;
  className?: string;
}

const WORDS = { streaming: "Live", paused: "Paused", reconnecting: "Reconnecting" } as const;

/** Whether a stream is running. */
export function LiveText({ state, children, className }: LiveTextProps) {
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 text-12 whitespace-nowrap",
        state === "reconnecting" ? "text-warn" : "text-fg-2",
        className,
      )}
    >
      {state === "streaming" ? (
        <span aria-hidden className="size-1.5 rounded-full bg-accent ring-3 ring-accent-bg" />
      ) : null}
      {state === "paused" ? <CirclePause aria-hidden className="size-3" strokeWidth={2.25} /> : null}
      {state === "reconnecting" ? <WifiOff aria-hidden className="size-3" strokeWidth={2.25} /> : null}
      <output>
        {WORDS[state]}
        {state === "streaming" || children === undefined ? null : ","}
      </output>
      {children === undefined ? null : (
        <span className={cx("tabular-nums", state !== "reconnecting" && "text-fg-3")}>{children}</span>
      )}
    </span>
  );
}
