import { cx } from "class-variance-authority";

/** The number that ties a marked span, the rule and the finding together. Marked spans are plain `<mark>`. */
export function EvidenceNumber({ number, className }: { number: number; className?: string }) {
  return (
    <span
      className={cx(
        "inline-grid size-4 shrink-0 place-items-center rounded-sm bg-mark-bg text-[10px] leading-none font-semibold text-mark-fg tabular-nums shadow-[inset_0_0_0_1px_var(--mark-line)]",
        className,
      )}
    >
      <span className="sr-only">evidence </span>
      {number}
    </span>
  );
}
