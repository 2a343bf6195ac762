import { cx } from "class-variance-authority";
import type { ReactNode } from "react";

/** One suggestion of a list whose field keeps the focus: the field names it by `aria-activedescendant`. */
export function Option({
  id,
  isActive,
  onTake,
  onPointerMove,
  className,
  children,
}: {
  readonly id: string;
  readonly isActive: boolean;
  readonly onTake: () => void;
  readonly onPointerMove?: () => void;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <option> can stand in no list of our own
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // The field must keep its focus, so the press is taken before it can move.
      onPointerDown={(event) => {
        event.preventDefault();
        onTake();
      }}
      onPointerMove={onPointerMove}
      className={cx("flex min-h-7 cursor-pointer items-center rounded-md px-2 aria-selected:bg-hover", className)}
    >
      {children}
    </div>
  );
}
