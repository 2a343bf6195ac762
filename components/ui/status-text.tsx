import { cx } from "class-variance-authority";
import { CircleCheck, CircleDashed, CircleX, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const STATUSES = {
  ok: { icon: CircleCheck, className: "text-ok" },
  warn: { icon: TriangleAlert, className: "text-warn" },
  bad: { icon: CircleX, className: "text-bad" },
  muted: { icon: CircleDashed, className: "text-fg-3" },
} as const;

export interface StatusTextProps {
  status: keyof typeof STATUSES;
  children: ReactNode;
  /** Instead of the icon of the status: `CirclePause` for paused, `Ghost` for shadow. */
  icon?: LucideIcon;
  className?: string;
}

/** The state of a thing as icon and word, never a filled badge (filled tints are decisions). */
export function StatusText({ status, children, icon, className }: StatusTextProps) {
  const Icon = icon ?? STATUSES[status].icon;
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 align-middle whitespace-nowrap",
        STATUSES[status].className,
        className,
      )}
    >
      <Icon aria-hidden className="size-3.5 shrink-0" strokeWidth={2} />
      {children}
    </span>
  );
}
