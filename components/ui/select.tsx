import { cx } from "class-variance-authority";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";

export interface SelectProps extends Omit<ComponentProps<"select">, "children"> {
  options: readonly { value: string; label: string; isDisabled?: boolean }[];
  /** Shown, and not choosable, while the value is empty. */
  placeholder?: string;
  isMono?: boolean;
}

/** The platform's own list: complete for keyboards, screen readers and phones. */
export function Select({ options, placeholder, isMono, className, ...rest }: SelectProps) {
  return (
    <span className={cx("relative inline-block min-w-0", className)}>
      <select
        {...rest}
        className={cx(
          "control w-full appearance-none truncate pr-7 pl-2 max-sm:min-h-10 max-sm:text-16",
          isMono && "font-mono text-12",
        )}
      >
        {placeholder === undefined ? null : (
          <option value="" disabled>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.isDisabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-2 size-3.5 -translate-y-1/2 text-fg-3"
      />
    </span>
  );
}
