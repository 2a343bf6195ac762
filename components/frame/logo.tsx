import { cx } from "class-variance-authority";

/** The mast. */
export function Logo({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className={cx("size-5 shrink-0 text-ink", className)}>
      <path
        d="M10 2v16M5.5 18h9M3 6h14M5 10h10M7 14h6"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
    </svg>
  );
}
