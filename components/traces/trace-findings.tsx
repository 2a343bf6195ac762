import { RiskMeter } from "../decisions/risk-meter";
import { formatPlural } from "../lib/format";
import { EvidenceNumber } from "../ui/evidence";
import { Visible } from "../ui/visible";
import { evidenceTextOf } from "./evidence-text";
import type { DecidedAction } from "./trace-data";

/** What the detectors saw, with the words it was seen in for who may read payloads. Nothing where nothing was found. */
export function TraceFindings({ trace: { action, answer } }: { trace: DecidedAction }) {
  const { findings } = answer;
  if (findings.length === 0) return null;
  return (
    <section aria-label="Findings" className="rounded-md border border-line">
      <div className="flex min-h-8 items-center gap-2 border-b border-line-faint px-3">
        <h3 className="font-medium">Findings</h3>
        <span className="text-12 text-fg-3">{formatPlural(findings.length, "finding")}</span>
      </div>
      <ol>
        {findings.map((finding, position) => {
          const { type, rule, severity, confidence, path, title, reason, remediation, mastModeId } = finding;
          const text = evidenceTextOf(action, finding);
          return (
            <li
              key={`${type}-${rule}-${position}`}
              className="grid grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2.5 gap-y-0.5 border-line-faint px-3 py-2 [&+&]:border-t"
            >
              <EvidenceNumber number={position + 1} className="mt-0.5" />
              <span className="font-medium">{title}</span>
              <RiskMeter category={severity} hasWord className="justify-self-end" />
              <span className="col-start-2 col-end-4 min-w-0 break-words">
                <Visible text={reason} /> <span className="text-fg-2">{remediation}</span>
              </span>
              <span className="col-start-2 min-w-0 break-words text-fg-2">
                {path === null ? (
                  "The action as a whole"
                ) : (
                  <span className="font-mono text-12">
                    <Visible text={path} />
                  </span>
                )}
                {text === null ? null : (
                  <>
                    : “
                    <mark>
                      <Visible text={text} />
                    </mark>
                    ”
                  </>
                )}
              </span>
              <span className="justify-self-end text-12 text-fg-3 tabular-nums">
                {mastModeId ?? rule} {confidence.toFixed(2)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
