import type { ScreenTask } from "@/server/reviews/schemas";
import { RiskMeter } from "../decisions/risk-meter";
import { riskPartInWords, signed } from "../traces/story";
import { Section } from "./section";

/** The risk score and the parts that add up to it. */
export function RiskParts({ task }: { task: ScreenTask }) {
  const { riskCategory, riskScore, riskParts } = task;
  const largest = Math.max(1, ...riskParts.map(({ value }) => Math.abs(value)));
  return (
    <Section title="Risk" aside={<RiskMeter category={riskCategory} score={riskScore} hasWord />}>
      {riskParts.length === 0 ? (
        <p className="text-12 text-fg-3">Nothing adds to it.</p>
      ) : (
        <ul className="grid gap-1">
          {riskParts.map((part, index) => (
            <li
              key={`${part.code}-${index}`}
              className="grid grid-cols-[minmax(0,1fr)_72px_26px] items-center gap-2 text-12"
            >
              <span title={riskPartInWords(part)} className="truncate">
                {riskPartInWords(part)}
              </span>
              <span aria-hidden className="flex h-1 overflow-hidden rounded-full bg-active">
                <span
                  style={{ width: `${(Math.abs(part.value) / largest) * 100}%` }}
                  className={part.value < 0 ? "bg-risk-1" : "bg-risk-3"}
                />
              </span>
              <span className="text-right font-medium tabular-nums">{signed(part.value)}</span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
