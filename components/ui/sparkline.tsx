import { cx } from "class-variance-authority";

const WIDTH = 100;
const HEIGHT = 24;
const MARGIN = 3;

export interface SparklineProps {
  /** Oldest first. Fewer than two values draw nothing. */
  values: readonly number[];
  /** What it shows, in words: `Events per hour over 24 h, now 841`. */
  label: string;
  className?: string;
}

/** A line without axes whose last point is marked; for direction, never for reading values. */
export function Sparkline({ values, label, className }: SparklineProps) {
  if (values.length < 2) return <span className={cx("block h-6", className)} />;
  const low = Math.min(...values);
  const range = Math.max(...values) - low || 1;
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * WIDTH;
    const y = HEIGHT - MARGIN - ((value - low) / range) * (HEIGHT - 2 * MARGIN);
    return `${x.toFixed(2)} ${y.toFixed(2)}`;
  });
  const last = points.at(-1) ?? "";
  return (
    <span className={cx("block", className)}>
      <span className="sr-only">{label}</span>
      <svg
        aria-hidden
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="block h-6 w-full overflow-visible fill-none [&_path]:[vector-effect:non-scaling-stroke]"
      >
        <path d={`M${points.join("L")}`} className="stroke-fg-3 [stroke-linejoin:round] [stroke-width:1.25]" />
        {/* A line of no length with round ends is a dot that the stretched view box cannot turn into an ellipse. */}
        <path d={`M${last}h0`} className="stroke-fg [stroke-linecap:round] [stroke-width:5]" />
      </svg>
    </span>
  );
}
