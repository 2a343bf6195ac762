import { cx } from "class-variance-authority";
import { resultInWords, stageInWords, waterfallOf } from "./story";
import type { DecidedAction } from "./trace-data";

/** Below this, microseconds say more. */
const SHORT_US = 1_000;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** The stages as a waterfall: how long each took, what it came to, what it added to the risk. */
export function TraceStages({ trace: { story, answer } }: { trace: DecidedAction }) {
  const { totalUs, rows } = waterfallOf(story.stages);
  const isShort = totalUs < SHORT_US;
  const unit = isShort ? "µs" : "ms";
  const inUnit = (us: number) => (isShort ? String(Math.round(us)) : (us / 1_000).toFixed(2));
  return (
    <div className="overflow-x-auto rounded-md border border-line">
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">Stages of the decision</caption>
        <thead className="bg-sunken text-12 font-medium text-fg-3 [&_th]:h-8 [&_th]:px-3 [&_th]:font-medium">
          <tr>
            <th scope="col">Stage</th>
            <th scope="col" className="w-[36%] max-sm:hidden">
              <span className="flex justify-between tabular-nums">
                {TICKS.map((tick) => (
                  <span key={tick}>
                    {tick === 0 ? "0" : inUnit(totalUs * tick)}
                    {tick === 1 ? ` ${unit}` : ""}
                  </span>
                ))}
              </span>
            </th>
            <th scope="col">Result</th>
            <th scope="col" className="text-right">
              {unit}
            </th>
            <th scope="col" className="text-right">
              Risk
            </th>
          </tr>
        </thead>
        <tbody className="[&_td]:h-8 [&_td]:border-t [&_td]:border-line-faint [&_td]:px-3 [&_th]:h-8 [&_th]:border-t [&_th]:border-line-faint [&_th]:px-3">
          {rows.map(({ stage, offset, width }) => {
            const hasSpoken = stage.outcome === answer.decision && stage.outcome !== "ALLOW";
            return (
              <tr key={stage.name} className={stage.outcome === "skipped" ? "text-fg-3" : undefined}>
                <th scope="row" className="font-medium whitespace-nowrap">
                  {stageInWords(stage.name)}
                </th>
                <td className="max-sm:hidden">
                  <span className="relative block h-2.5">
                    {width === 0 ? null : (
                      <span
                        aria-hidden
                        style={{ left: `${offset * 100}%`, width: `${width * 100}%` }}
                        className={cx(
                          "absolute inset-y-0 rounded-[1px]",
                          hasSpoken ? DECIDED[answer.decision] : "bg-fg-3",
                        )}
                      />
                    )}
                  </span>
                </td>
                <td title={resultInWords(stage, story.riskParts)} className="w-full max-w-0 truncate text-fg-2">
                  {resultInWords(stage, story.riskParts)}
                </td>
                <td className="text-right tabular-nums">
                  {stage.outcome === "skipped" ? "–" : inUnit(stage.durationUs)}
                </td>
                <td className={cx("text-right tabular-nums", stage.risk === 0 && "text-fg-3")}>
                  {stage.risk === 0 ? "0" : `+${stage.risk}`}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const DECIDED = {
  ALLOW: "bg-allow-solid",
  ALERT: "bg-alert-solid",
  HITL: "bg-hitl-solid",
  BLOCK: "bg-block-solid",
} as const;
