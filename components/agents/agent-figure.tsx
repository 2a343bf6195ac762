import type { ReactNode } from "react";

/** One figure of an agent. */
export function AgentFigure({ label, note, children }: { label: string; note: ReactNode; children: ReactNode }) {
  return (
    <div className="grid min-w-0 grid-rows-[16px_28px_16px] gap-y-0.5 px-3 py-2.5 sm:px-4 sm:py-3">
      <dt className="truncate text-12 leading-4 font-medium text-fg-2">{label}</dt>
      <dd data-numeric className="truncate text-16 leading-7 font-semibold">
        {children}
      </dd>
      <dd className="truncate text-12 leading-4 text-fg-3 tabular-nums">{note}</dd>
    </div>
  );
}
