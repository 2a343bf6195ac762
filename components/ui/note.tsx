import { cx } from "class-variance-authority";
import { Info, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface NoteProps {
  children: ReactNode;
  icon?: LucideIcon;
  /** `accent` for what has just happened or needs reading now. */
  tone?: "quiet" | "accent";
  className?: string;
}

/** A sentence beside the matter it explains. */
export function Note({ children, icon: Icon = Info, tone = "quiet", className }: NoteProps) {
  return (
    <div
      className={cx(
        "flex gap-2 rounded-md px-3 py-2 text-fg-2",
        tone === "accent" ? "bg-accent-bg" : "bg-inset",
        className,
      )}
    >
      <Icon aria-hidden className="mt-[3px] size-3.5 shrink-0 text-fg-3" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
