import { cx } from "class-variance-authority";
import Link from "next/link";
import type { ReactNode } from "react";
import { Sparkline } from "../ui/sparkline";

export interface FigureTileProps {
  label: string;
  value: ReactNode;
  /** Zero, or not known yet: shown, quietly. */
  isQuiet?: boolean;
  /** Right of the value, smaller: `waiting`. */
  unit?: string;
  /** What it compares with, in one line. */
  note: ReactNode;
  /** 24 hours, oldest first, and what they are in words; nothing where there is nothing to draw. */
  hours?: { readonly values: readonly number[]; readonly label: string };
  /** Where the same things are listed one by one. */
  href?: string;
}

/** One figure of the day. */
export function FigureTile({ label, value, isQuiet = false, unit, note, hours, href }: FigureTileProps) {
  const content = (
    <>
      <span className="truncate text-12 leading-4 font-medium text-fg-2">{label}</span>
      <span
        data-numeric
        className={cx("truncate text-24 leading-8 font-semibold tracking-[-0.02em]", isQuiet && "text-fg-3")}
      >
        {value}
        {unit === undefined ? null : (
          <span className={cx("ml-0.5 text-14 font-normal tracking-normal", !isQuiet && "text-fg-2")}> {unit}</span>
        )}
      </span>
      <span className="truncate text-12 leading-4 text-fg-3 tabular-nums">{note}</span>
      {hours === undefined ? null : <Sparkline values={hours.values} label={hours.label} />}
    </>
  );
  const classes = "grid min-w-0 grid-rows-[16px_32px_16px_24px] gap-y-0.5 px-3 py-2.5 sm:px-4 sm:py-3";
  return href === undefined ? (
    <div className={classes}>{content}</div>
  ) : (
    <Link href={href} className={cx(classes, "hover:bg-hover focus-visible:-outline-offset-2")}>
      {content}
    </Link>
  );
}
