import { cx } from "class-variance-authority";

/** A quiet bar where text will be. It appears after 150 ms, so that fast answers never flicker. */
export function Skeleton({
  width,
  height = 8,
  className,
}: {
  width?: number | string;
  height?: number;
  className?: string;
}) {
  return (
    <span
      aria-hidden
      style={{ width, height }}
      className={cx("inline-block max-w-full animate-late rounded-sm bg-active align-middle", className)}
    />
  );
}
