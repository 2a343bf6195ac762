import { cx } from "class-variance-authority";
import type { ComponentProps } from "react";

/** One line of text. `isMono` for ids, paths and code. 16 px on phones, where smaller text makes browsers zoom in. */
export function Input({ isMono, className, ...rest }: ComponentProps<"input"> & { isMono?: boolean }) {
  return (
    <input
      {...rest}
      className={cx(
        "control w-full min-w-0 px-2 max-sm:min-h-10 max-sm:text-16",
        isMono && "font-mono text-12",
        className,
      )}
    />
  );
}
