import type { RiskCategory } from "@mastguard/engine";
import { cx } from "class-variance-authority";

const STEPS = {
  LOW: { bars: 1, word: "Low", ink: "fill-risk-1", text: "text-fg-3" },
  MEDIUM: { bars: 2, word: "Medium", ink: "fill-risk-2", text: "" },
  HIGH: { bars: 3, word: "High", ink: "fill-risk-3", text: "" },
  CRITICAL: { bars: 4, word: "Critical", ink: "fill-risk-4", text: "font-semibold" },
} as const satisfies Record<RiskCategory, { bars: number; word: string; ink: string; text: string }>;

const BARS = [
  { x: 0, y: 8, height: 4 },
  { x: 3.8, y: 5.5, height: 6.5 },
  { x: 7.6, y: 3, height: 9 },
  { x: 11.4, y: 0, height: 12 },
] as const;

export interface RiskMeterProps {
  category: RiskCategory;
  /** 0–100; left out for the severity of a finding. */
  score?: number;
  /** Shows the word too; without it the word is in the title and for assistive technology. */
  hasWord?: boolean;
  className?: string;
}

/** Risk as ink, not hue: more bars and darker ink, with the score beside them. Severity of findings uses it as well. */
export function RiskMeter({ category, score, hasWord = false, className }: RiskMeterProps) {
  const step = STEPS[category];
  return (
    <span
      title={hasWord ? undefined : step.word}
      className={cx("inline-flex items-center gap-1.5 align-middle whitespace-nowrap tabular-nums", className)}
    >
      <svg aria-hidden viewBox="0 0 14 12" className="h-3 w-3.5 shrink-0">
        {BARS.map((bar, index) => (
          <rect key={bar.x} {...bar} width="2.6" rx="0.6" className={index < step.bars ? step.ink : "fill-risk-off"} />
        ))}
      </svg>
      {score === undefined ? null : <span className={cx("min-w-[18px] text-right", step.text)}>{score}</span>}
      <span className={hasWord ? cx(category === "CRITICAL" && "font-semibold") : "sr-only"}>{step.word}</span>
    </span>
  );
}
