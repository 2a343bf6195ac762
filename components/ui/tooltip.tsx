"use client";

import { cx } from "class-variance-authority";
import { Tooltip as Primitive } from "radix-ui";
import type { ReactNode } from "react";

/** Shared by every tooltip; the root layout mounts it once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={300} skipDelayDuration={150}>
      {children}
    </Primitive.Provider>
  );
}

export interface TooltipProps {
  content: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** One focusable element. */
  children: ReactNode;
  className?: string;
}

/** A name or a short explanation, on hover and on focus. Never the only place of something a person needs. */
export function Tooltip({ content, side = "bottom", children, className }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={cx("floating z-60 flex max-w-80 items-center gap-2 px-2 py-1 text-12 animate-appear", className)}
        >
          {content}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
