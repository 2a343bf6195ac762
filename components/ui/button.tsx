import { cva, cx, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";

/** Classes of a button, for the rare element that must look like one but cannot be a `Button`. */
const buttonVariants = cva(
  [
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors",
    "[&_svg]:size-3.5 [&_svg]:shrink-0 [&>svg:first-child]:-ml-0.5 [&>span:last-child:has(kbd)]:-mr-1 [&_kbd]:border-current/30 [&_kbd]:bg-transparent [&_kbd]:text-inherit",
    "disabled:border-line disabled:bg-inset disabled:text-fg-off aria-disabled:border-line aria-disabled:bg-inset aria-disabled:text-fg-off",
    "aria-disabled:cursor-default disabled:[&_svg]:text-inherit",
  ],
  {
    variants: {
      variant: {
        primary: "border-ink bg-ink text-on-ink hover:bg-ink-hover",
        default: "border-line-strong bg-raised text-fg hover:bg-hover [&_svg]:text-fg-3",
        ghost: "border-transparent text-fg-2 hover:bg-hover hover:text-fg [&_svg]:text-fg-3",
        danger: "border-danger bg-danger text-on-danger hover:brightness-95",
      },
      size: {
        sm: "h-6 px-2 text-12 max-sm:h-10",
        md: "h-7 px-2.5 max-sm:h-10",
        lg: "h-8 px-3 max-sm:h-10",
      },
    },
    defaultVariants: { variant: "default", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonVariants> {
  /** Renders the one child (a link) with the looks of the button. */
  asChild?: boolean;
  /** The act is under way: the button keeps its focus and its width, says so, and ignores further presses. */
  isBusy?: boolean;
}

/** A button that says its act. Primary for the act of the page, danger only for what stops or destroys. */
export function Button({ asChild, isBusy, variant, size, className, children, onClick, ...rest }: ButtonProps) {
  const classes = cx(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...rest}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type="button"
      {...rest}
      className={classes}
      aria-busy={isBusy}
      aria-disabled={isBusy || rest["aria-disabled"]}
      onClick={isBusy ? (event) => event.preventDefault() : onClick}
    >
      {isBusy ? <LoaderCircle aria-hidden className="animate-turn" /> : null}
      {children}
    </button>
  );
}
