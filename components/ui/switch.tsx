"use client";

import { cx } from "class-variance-authority";
import { Switch as Primitive } from "radix-ui";
import type { ComponentProps } from "react";

/** On or off, in force at once. Give it an `id` and a `<Label htmlFor>`, or an `aria-label`. */
export function Switch({ className, ...rest }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      {...rest}
      className={cx(
        // The box is 16 px high; the pseudo-element extends the target to 24 px, on phones to 40.
        "relative h-4 w-7 shrink-0 rounded-full bg-line-control transition-colors before:absolute before:-inset-1 before:content-[''] max-sm:before:-inset-x-2 max-sm:before:-inset-y-3",
        "data-[state=checked]:bg-ink disabled:bg-line",
        className,
      )}
    >
      <Primitive.Thumb className="block size-3 translate-x-0.5 rounded-full bg-raised transition-transform data-[state=checked]:translate-x-3.5 data-[state=checked]:bg-on-ink" />
    </Primitive.Root>
  );
}
