import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

/** Several lines of text; grows with what is typed where the browser can, up to `max-h-*` of the caller. */
export function Textarea({ isMono, className, ...rest }: ComponentProps<"textarea"> & { isMono?: boolean }) {
  return (
    <textarea
      {...rest}
      className={cx(
        "control block field-sizing-content min-h-14 w-full resize-y px-2.5 py-1.5 max-sm:text-16",
        isMono && "font-mono text-12",
        className,
      )}
    />
  );
}
