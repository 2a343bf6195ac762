import type { ReactNode } from "react";

/** A part of the task under a quiet title. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="min-w-0">
      <div className="mb-1.5 flex min-h-4 flex-wrap items-center justify-between gap-x-2 gap-y-1 text-12 text-fg-3">
        <h3 className="font-medium text-fg-3">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
