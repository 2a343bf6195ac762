import { cx } from "class-variance-authority";
import { Search } from "lucide-react";
import type { ComponentProps } from "react";
import { Input } from "./input";

export interface SearchFieldProps extends Omit<ComponentProps<typeof Input>, "value" | "onChange" | "type"> {
  /** What is searched: `Search groups`. */
  label: string;
  value: string;
  onValueChange: (value: string) => void;
}

/** Narrows a list while one types. */
export function SearchField({ label, value, onValueChange, className, ...rest }: SearchFieldProps) {
  return (
    <search className={cx("relative block min-w-0", className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 z-1 size-3.5 -translate-y-1/2 text-fg-3"
      />
      <span className="block [&>input]:pl-7">
        <Input
          {...rest}
          type="search"
          aria-label={label}
          placeholder={label}
          autoComplete="off"
          maxLength={200}
          value={value}
          onChange={({ target }) => onValueChange(target.value)}
        />
      </span>
    </search>
  );
}
