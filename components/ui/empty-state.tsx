import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** What is not here yet: `No webhooks yet`. */
  title: string;
  /** What will be here. */
  children?: ReactNode;
  /** The one next step. */
  action?: ReactNode;
  className?: string;
}

/** An empty list that says what will be here and how to get there. */
export function EmptyState({ title, children, action, className }: EmptyStateProps) {
  return (
    <div className={cx("grid justify-items-start gap-0.5 px-4 pt-5 pb-6", className)}>
      <p className="font-medium">{title}</p>
      {children === undefined ? null : <div className="max-w-[64ch] text-fg-2">{children}</div>}
      {action === undefined ? null : <div className="mt-2.5">{action}</div>}
    </div>
  );
}
