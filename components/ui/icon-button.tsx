import { cx } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "aria-label"> {
  /** What it does, for everyone who cannot see the icon. */
  label: string;
  /** `sm` is 24 px, `md` 28 px; both are 40 px on phones. */
  size?: "sm" | "md";
  /** Renders the one child (a link) with the looks of the button. */
  asChild?: boolean;
}

/** A button that shows an icon and names its act. Wrap it in a `Tooltip` where the icon alone is not obvious. */
export function IconButton({ label, size = "md", asChild, className, ...rest }: IconButtonProps) {
  const Element = asChild ? Slot.Root : "button";
  return (
    <Element
      {...(asChild ? {} : { type: "button" as const })}
      {...rest}
      aria-label={label}
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-md text-fg-3 transition-colors hover:bg-hover hover:text-fg max-sm:size-10",
        "disabled:text-fg-off disabled:hover:bg-transparent [&_svg]:size-4 data-[state=open]:bg-hover data-[state=open]:text-fg",
        size === "sm" ? "size-6" : "size-7",
        className,
      )}
    />
  );
}
