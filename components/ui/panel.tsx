import type { ReactNode } from "react";

/** What a drawer and a detail pane have in common. */
export interface PanelProps {
  title: string;
  /** Above the title, small: `Entry 1,205,290`. Without it the title stands in the first row. */
  eyebrow?: ReactNode;
  /** Under the title: badges, meta, tabs. */
  subtitle?: ReactNode;
  /** Left of the close button: previous and next. */
  actions?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
}

export interface PanelPartsProps extends Omit<PanelProps, "title"> {
  /** The title as its container needs it. */
  heading: ReactNode;
  close: ReactNode;
}

/** Head, scrolling body and foot of a panel; its container is a grid of three rows. */
export function PanelParts({ heading, eyebrow, subtitle, actions, footer, close, children }: PanelPartsProps) {
  return (
    <>
      <div className="grid gap-1.5 border-b border-line px-5 py-3">
        <div className="flex min-h-7 min-w-0 items-center gap-1">
          <div className="min-w-0 grow truncate text-fg-3">{eyebrow ?? heading}</div>
          {actions}
          {close}
        </div>
        {eyebrow === undefined ? null : heading}
        {subtitle}
      </div>
      <div className="min-h-0 overflow-auto px-5 py-4">{children}</div>
      {footer === undefined ? null : (
        <div className="flex flex-wrap items-center gap-2 border-t border-line px-5 py-2.5">{footer}</div>
      )}
    </>
  );
}
