import { cx } from "class-variance-authority";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

export interface ChecklistStepProps {
  number: number;
  /** `open` is the one to do now. */
  state: "done" | "open" | "later";
  title: string;
  /** Beside the title: what it is for, or what came of it. */
  note?: ReactNode;
  /** At the right edge: a button, or when it was done. */
  aside?: ReactNode;
  /** The work of the step, while it is open. */
  children?: ReactNode;
}

const SIGNS = {
  done: "bg-ink text-on-ink",
  open: "text-accent-text shadow-[inset_0_0_0_1.5px_var(--accent)]",
  later: "text-fg-3 shadow-[inset_0_0_0_1px_var(--line-strong)]",
} as const;

/** One step of a checklist that ticks itself off. */
export function ChecklistStep({ number, state, title, note, aside, children }: ChecklistStepProps) {
  return (
    <li
      aria-current={state === "open" ? "step" : undefined}
      className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3 gap-y-1 border-t border-line-faint px-4 py-3.5 first:border-t-0 sm:grid-cols-[20px_minmax(0,1fr)_auto]"
    >
      <span
        aria-hidden
        className={cx("grid size-5 place-items-center rounded-full text-11 leading-none font-semibold", SIGNS[state])}
      >
        {state === "done" ? <Check className="size-3" strokeWidth={3} /> : number}
      </span>
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2.5">
        <h2 className={state === "open" ? "font-semibold" : "font-medium"}>{title}</h2>
        <span className="sr-only">{state === "done" ? "done" : state === "open" ? "to do now" : "later"}</span>
        {note === undefined ? null : <div className="min-w-0 text-fg-3">{note}</div>}
      </div>
      {aside === undefined ? null : (
        <div className="text-12 text-fg-3 tabular-nums max-sm:col-start-2 sm:-my-1 sm:flex sm:min-h-7 sm:items-center">
          {aside}
        </div>
      )}
      {children ? <div className="mt-2 sm:col-span-2 sm:col-start-2 max-sm:col-span-2">{children}</div> : null}
    </li>
  );
}
