import { cx } from "class-variance-authority";
import { Plus, X } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { Kbd } from "./kbd";

const REMOVE =
  "inline-flex h-full min-w-6 items-center justify-center border-l border-line-faint px-1.5 text-fg-3 hover:bg-hover hover:text-fg focus-visible:outline-offset-[-2px]";

export interface FilterChipProps {
  /** What is filtered: `Decision`. */
  label: string;
  /** To what: text, badges, icons. */
  value: ReactNode;
  /** Where the list is without this filter; filters live in the URL. */
  removeHref?: string;
  onRemove?: () => void;
}

/** A filter that is set. To make it editable, wrap `value` in a menu or popover trigger. */
export function FilterChip({ label, value, removeHref, onRemove }: FilterChipProps) {
  const name = `Remove filter ${label}`;
  return (
    <span className="inline-flex h-7 items-center overflow-hidden max-sm:h-10 rounded-md border border-line bg-raised text-12 whitespace-nowrap">
      <span className="px-2 text-fg-3">{label}</span>
      <span className="inline-flex h-full items-center gap-1.5 border-l border-line-faint px-2 font-medium">
        {value}
      </span>
      {removeHref === undefined ? null : (
        <Link href={removeHref} prefetch={false} scroll={false} aria-label={name} className={REMOVE}>
          <X aria-hidden className="size-3.5" />
        </Link>
      )}
      {onRemove === undefined ? null : (
        <button type="button" onClick={onRemove} aria-label={name} className={REMOVE}>
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}

/** The dashed chip that adds a filter; a trigger for `DropdownMenu` or `Popover`. */
export function AddFilterChip({
  children = "Filter",
  shortcut,
  className,
  ...rest
}: ComponentProps<"button"> & { shortcut?: string }) {
  return (
    <button
      type="button"
      {...rest}
      className={cx(
        "inline-flex h-7 items-center gap-1.5 rounded-md border border-dashed max-sm:h-10 border-line-strong bg-raised px-2 text-12 whitespace-nowrap text-fg-2 hover:bg-hover hover:text-fg",
        className,
      )}
    >
      <Plus aria-hidden className="size-3.5 text-fg-3" />
      {children}
      {shortcut === undefined ? null : <Kbd keys={shortcut} />}
    </button>
  );
}
