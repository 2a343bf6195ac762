import { RISK_CATEGORIES, RISK_SCORE_MAX, riskCategoryOf } from "@mastguard/engine";
import type { AgentHour } from "@/server/agents/schemas";
import { PLOT_HEIGHT } from "../dashboard/chart-scale";
import { axisLabels } from "../dashboard/time-axis";
import { formatClock } from "../lib/time";

const WIDTH = 240;
const INK = {
  LOW: "var(--risk-1)",
  MEDIUM: "var(--risk-2)",
  HIGH: "var(--risk-3)",
  CRITICAL: "var(--risk-4)",
} as const;
const WORDS = { LOW: "Low", MEDIUM: "Medium", HIGH: "High", CRITICAL: "Critical" } as const;

/** Where each band begins; the engine owns the bands. */
const FLOORS = RISK_CATEGORIES.map((category) => ({
  category,
  score: Array.from({ length: RISK_SCORE_MAX + 1 }, (_, score) => score).findIndex(
    (score) => riskCategoryOf(score) === category,
  ),
}));

const yOf = (score: number) => PLOT_HEIGHT - (score / RISK_SCORE_MAX) * PLOT_HEIGHT;

/** The highest risk score of each hour, in the ink of its band; hours without events stay empty. */
export function RiskOverTime({ hours }: { hours: readonly AgentHour[] }) {
  const column = WIDTH / hours.length;
  const scored = hours.flatMap(({ hour, maxRisk }) => (maxRisk === null ? [] : [{ hour, maxRisk }]));
  const words = scored.map(({ hour, maxRisk }) => `${formatClock(hour, "minutes")} ${maxRisk}`).join(", ");
  return (
    <div className="mx-4 mt-3.5 mb-2.5 grid grid-cols-[48px_minmax(0,1fr)] gap-x-1.5">
      <div aria-hidden className="relative text-right text-11 leading-3 text-fg-3">
        {FLOORS.map(({ category, score }) => (
          <span key={category} style={{ top: yOf(score) }} className="absolute right-0 -translate-y-3">
            {WORDS[category]}
          </span>
        ))}
      </div>
      <div>
        <p className="sr-only">
          {scored.length === 0
            ? "No event in the last 24 hours."
            : `Highest risk score of each hour with events: ${words}.`}
        </p>
        <svg
          aria-hidden
          viewBox={`0 0 ${WIDTH} ${PLOT_HEIGHT}`}
          preserveAspectRatio="none"
          style={{ height: PLOT_HEIGHT }}
          className="block w-full overflow-visible"
        >
          {FLOORS.map(({ category, score }) => (
            <path
              key={category}
              d={`M0 ${yOf(score) + 0.5}H${WIDTH}`}
              stroke="var(--line-faint)"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {hours.map(({ hour, maxRisk }, index) =>
            maxRisk === null ? null : (
              <rect
                key={hour}
                x={index * column + 1}
                y={Math.min(yOf(maxRisk), PLOT_HEIGHT - 2)}
                width={column - 2}
                height={Math.max(2, PLOT_HEIGHT - yOf(maxRisk))}
                fill={INK[riskCategoryOf(maxRisk)]}
              >
                <title>{`${formatClock(hour, "minutes")}: ${maxRisk}`}</title>
              </rect>
            ),
          )}
        </svg>
        <div aria-hidden className="relative mt-1 h-3.5 text-11 leading-[14px] text-fg-3 tabular-nums">
          {axisLabels(
            hours.map(({ hour }) => hour),
            60,
          )
            .filter((_, position) => position % 2 === 0)
            .map(({ index, text }) => (
              <span
                key={index}
                style={{ left: `${(index / hours.length) * 100}%` }}
                className={index === 0 ? "absolute" : "absolute -translate-x-1/2"}
              >
                {text}
              </span>
            ))}
        </div>
      </div>
    </div>
  );
}
