"use client";

import { cx } from "class-variance-authority";
import { CircleAlert, RotateCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyText } from "./copy-text";

export interface ErrorStateProps {
  /** What failed: `The log could not be read`. */
  title: string;
  /** What is still safe, and what will happen next. */
  children?: ReactNode;
  /** The id to give to whoever runs the server. */
  requestId?: string | undefined;
  onRetry?: () => void;
  isRetrying?: boolean;
  className?: string;
}

/** A view that failed: what, what is safe, the request id, and another try. */
export function ErrorState({ title, children, requestId, onRetry, isRetrying = false, className }: ErrorStateProps) {
  return (
    <div role="alert" className={cx("flex items-start gap-2.5 p-4", className)}>
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children === undefined ? null : <div className="max-w-[64ch] text-fg-2">{children}</div>}
        {onRetry === undefined && requestId === undefined ? null : (
          <div className="mt-2.5 flex flex-wrap items-center gap-2">
            {onRetry === undefined ? null : (
              <Button onClick={onRetry} isBusy={isRetrying}>
                {isRetrying ? null : <RotateCw aria-hidden />}
                Try again
              </Button>
            )}
            {requestId === undefined ? null : <CopyText value={requestId} label="request id" />}
          </div>
        )}
      </div>
    </div>
  );
}
