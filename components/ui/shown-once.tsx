"use client";

import { cx } from "class-variance-authority";
import { KeyRound } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyButton } from "./copy-button";
import { Input } from "./input";

export interface ShownOnceProps {
  /** Names the region: `New key treasury-prod`. */
  label: string;
  /** What was made: `Channel created`. */
  title: string;
  /** What to do now, and why. */
  note: string;
  value: string;
  /** Names the field: `Signing secret`. */
  valueLabel: string;
  /** `Copy secret`. */
  copyLabel: string;
  /** It leaves the page with this press. */
  onDone: () => void;
  /** Beside the copy button. */
  beside?: ReactNode;
  /** Under the value: a request that works with it. */
  children?: ReactNode;
  className?: string;
}

/** The one time a secret can be seen. */
export function ShownOnce(props: ShownOnceProps) {
  const { label, title, note, value, valueLabel, copyLabel, onDone, beside, children, className } = props;
  return (
    <section
      aria-label={label}
      className={cx("grid gap-2 border-b border-accent-line bg-accent-bg px-4 py-3", className)}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <output className="inline-flex min-w-0 items-center gap-1.5 font-semibold">
          <KeyRound aria-hidden className="size-3.5 shrink-0" />
          <span className="[overflow-wrap:anywhere]">{title}</span>
        </output>
        <span className="text-fg-2">{note}</span>
        <Button variant="ghost" size="sm" onClick={onDone} className="ml-auto">
          Done, I stored it
        </Button>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Input
          readOnly
          isMono
          aria-label={valueLabel}
          value={value}
          onFocus={({ target }) => target.select()}
          className="min-h-8 min-w-48 flex-1"
        />
        <CopyButton value={value} variant="primary" size="lg">
          {copyLabel}
        </CopyButton>
        {beside}
      </div>
      {children}
    </section>
  );
}
