import { cx } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";

/** A region with a line around it. Cards never float, so they have no shadow. */
export function Card({ className, ...rest }: ComponentProps<"section">) {
  return (
    <section
      {...rest}
      className={cx("relative min-w-0 overflow-hidden rounded-lg border border-line bg-bg", className)}
    />
  );
}

export interface CardHeaderProps {
  title: ReactNode;
  /** Beside the title: a count, or a few words on what is shown. */
  note?: ReactNode;
  /** At the right edge: buttons, a legend. */
  actions?: ReactNode;
  /** Heading level; 2 unless the card is inside a section that has one. */
  level?: 2 | 3;
  className?: string;
}

/** The title row of a card. */
export function CardHeader({ title, note, actions, level = 2, className }: CardHeaderProps) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <div
      className={cx(
        "flex min-h-10 flex-wrap items-center gap-x-2 border-b border-line-faint py-1 pr-2 pl-4",
        className,
      )}
    >
      <Heading>{title}</Heading>
      {note === undefined ? null : <span className="text-11 font-medium text-fg-3 tabular-nums">{note}</span>}
      {actions === undefined ? null : <div className="ml-auto flex flex-wrap items-center gap-1">{actions}</div>}
    </div>
  );
}

/** The padded content of a card. Tables go into the card without it. */
export function CardBody({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cx("px-4 py-3", className)} />;
}

/** The quiet last row of a card or table. */
export function CardFooter({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      {...rest}
      className={cx(
        "flex min-h-9 flex-wrap items-center gap-x-3 border-t border-line-faint px-4 py-1 text-12 text-fg-3",
        className,
      )}
    />
  );
}
