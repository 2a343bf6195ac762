"use client";

import { cx } from "class-variance-authority";
import { ToggleGroup } from "radix-ui";
import type { ReactNode } from "react";
import { SEGMENT, SEGMENTS } from "./segmented-links";

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: ReactNode;
  isDisabled?: boolean;
}

export interface SegmentedProps<Value extends string> {
  /** What is being chosen, for assistive technology. */
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly SegmentedOption<Value>[];
  className?: string;
}

/** One choice of a few, all visible. Arrow keys move, and exactly one is always chosen. */
export function Segmented<Value extends string>({
  label,
  value,
  onValueChange,
  options,
  className,
}: SegmentedProps<Value>) {
  const choose = (chosen: string) => {
    // Radix reports an empty string when the chosen one is pressed again; a choice cannot be taken back to none.
    const option = options.find((candidate) => candidate.value === chosen);
    if (option !== undefined) onValueChange(option.value);
  };
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={choose}
      className={cx(SEGMENTS, className)}
    >
      {options.map((option) => (
        <ToggleGroup.Item key={option.value} value={option.value} disabled={option.isDisabled} className={SEGMENT}>
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
}
