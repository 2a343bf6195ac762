"use client";

import { cx } from "class-variance-authority";
import { type ReactNode, useEffect, useRef } from "react";

/** One suggestion of a list whose field keeps the focus: the field names it by `aria-activedescendant`. The active one is in view. */
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
  const element = useRef<HTMLDivElement>(null);
  // The outside system: what the list has scrolled to. The focus that would scroll it stays in the field.
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the field's
    <div
      ref={element}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <option> can stand in no list of our own
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      // The field must keep its focus. Taken when the press ends: a finger that begins to scroll the list takes nothing.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      onPointerMove={onPointerMove}
      className={cx(
        "flex min-h-7 cursor-pointer items-center rounded-md px-2 aria-selected:bg-hover max-sm:min-h-10",
        className,
      )}
    >
      {children}
    </div>
  );
}
