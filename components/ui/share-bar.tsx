import { cx } from "class-variance-authority";

export interface ShareBarProps {
  /** What the shares are of, with the numbers: `52 of 61 supported, 5 exceptions, 4 without evidence`. */
  label: string;
  /** In order; `className` gives the fill, e.g. `bg-hitl-solid`. Parts of zero are left out. */
  parts: readonly { id: string; value: number; className: string }[];
  /** The whole; the rest stays empty. Default: the sum of the parts. */
  total?: number;
  className?: string;
}

/** A thin bar of shares. The numbers stand beside it, never inside. */
export function ShareBar({ label, parts, total, className }: ShareBarProps) {
  const whole = total ?? parts.reduce((sum, part) => sum + part.value, 0);
  return (
    <div className={cx("flex h-1.5 gap-0.5 overflow-hidden rounded-full", className)}>
      <span className="sr-only">{label}</span>
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <span
            key={part.id}
            style={{ width: `${(part.value / whole) * 100}%` }}
            className={cx("min-w-0.5 rounded-[1px]", part.className)}
          />
        ))}
    </div>
  );
}
