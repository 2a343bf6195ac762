import type { ReactNode } from "react";

/** The table fills what the head and the foot leave; its outer columns stand under the head's edges. */
export const ROWS = "relative min-h-64 grow basis-0 sm:[&_tr>*:first-child]:pl-6 sm:[&_tr>*:last-child]:pr-6";

export interface LogHeadProps {
  views: ReactNode;
  actions: ReactNode;
  filters: ReactNode;
  histogram: ReactNode;
}

/** What stands above the rows of the log. */
export function LogHead({ views, actions, filters, histogram }: LogHeadProps) {
  return (
    <div className="grid shrink-0 gap-2 px-4 pt-3 pb-1.5 sm:px-6">
      <h1 className="sr-only">Audit log</h1>
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-2">
        {views}
        {actions}
      </div>
      {filters}
      {histogram}
    </div>
  );
}
