import { cx } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";

export interface CheckboxProps extends Omit<ComponentProps<"input">, "type"> {
  label: ReactNode;
  hint?: ReactNode;
}

/** A choice that takes effect with the form. For one that takes effect at once use `Switch`. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx("flex min-h-6 items-start gap-2 max-sm:min-h-10 max-sm:py-2", className)}>
      <input {...rest} type="checkbox" className="mt-[3px] size-3.5 shrink-0 accent-(--ink)" />
      <span>
        {label}
        {hint === undefined ? null : <span className="block text-12 text-fg-3">{hint}</span>}
      </span>
    </label>
  );
}
