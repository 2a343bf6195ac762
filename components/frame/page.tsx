import { cx } from "class-variance-authority";
import type { ComponentProps, ReactNode } from "react";

/** The padded column of a page: 24 px at the sides, room at its foot for what was just said there, 16 px between its parts, at most 1600 px wide. */
export function Page({ className, ...rest }: ComponentProps<"div">) {
  return (
    <div
      {...rest}
      className={cx(
        "grid max-w-[1600px] grid-cols-[minmax(0,1fr)] content-start gap-3 p-3 sm:gap-4 sm:px-6 sm:pt-5 sm:pb-20",
        className,
      )}
    />
  );
}

export interface PageHeaderProps {
  title: ReactNode;
  /** Beside the title: `16, first match decides`. */
  note?: ReactNode;
  /** At the right edge; the act of the page is a primary button. */
  actions?: ReactNode;
}

/** The title row of a page; holds its one `h1`. */
export function PageHeader({ title, note, actions }: PageHeaderProps) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
      <h1 className="text-16 tracking-[-0.012em]">{title}</h1>
      {note === undefined ? null : <div className="text-fg-2">{note}</div>}
      {actions === undefined ? null : <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
