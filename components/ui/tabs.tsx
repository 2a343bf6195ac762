"use client";

import { cx } from "class-variance-authority";
import { Tabs as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { TAB, TAB_ROW } from "./tab-links";

export interface TabsProps<Value extends string> {
  /** What the tabs divide, for assistive technology. */
  label: string;
  tabs: readonly { value: Value; label: ReactNode; count?: ReactNode; content: ReactNode }[];
  /** Controlled when given, otherwise the first tab opens. */
  value?: Value;
  onValueChange?: (value: Value) => void;
  className?: string;
  listClassName?: string;
}

/** Tabs within one page. Arrow keys move between them; the content of closed tabs is not rendered. */
export function Tabs<Value extends string>({
  label,
  tabs,
  value,
  onValueChange,
  className,
  listClassName,
}: TabsProps<Value>) {
  const choose = (chosen: string) => {
    const tab = tabs.find((candidate) => candidate.value === chosen);
    if (tab !== undefined) onValueChange?.(tab.value);
  };
  const state = value === undefined ? { defaultValue: tabs[0]?.value } : { value };
  return (
    <Primitive.Root {...state} onValueChange={choose} className={className}>
      <Primitive.List aria-label={label} className={cx(TAB_ROW, listClassName)}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={TAB}>
            {tab.label}
            {tab.count === undefined ? null : <span className="text-11 text-fg-3 tabular-nums">{tab.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value}>
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  );
}
