"use client";

import { cx } from "class-variance-authority";
import { Popover as Primitive } from "radix-ui";
import type { ComponentProps } from "react";

/** Root and trigger are Radix's: `open`, `onOpenChange`, `asChild`. */
export const Popover = Primitive.Root;
export const PopoverTrigger = Primitive.Trigger;

/** A small form beside its trigger. Esc closes it and gives the focus back. */
export function PopoverContent({ className, ...rest }: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        align="start"
        sideOffset={4}
        collisionPadding={8}
        {...rest}
        className={cx("floating z-50 w-72 p-3 animate-appear", className)}
      />
    </Primitive.Portal>
  );
}
