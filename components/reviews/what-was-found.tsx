import type { ScreenTask } from "@/server/reviews/schemas";
import { RiskMeter } from "../decisions/risk-meter";
import { formatPlural } from "../lib/format";
import { evidenceTextOf } from "../traces/evidence-text";
import { Visible } from "../ui/visible";
import { Section } from "./section";

/** What the detectors saw, with the words it was seen in for who may read payloads. Nothing where nothing was found. */
export function WhatWasFound({ task }: { task: ScreenTask }) {
  const { findings, payload, context } = task;
  if (findings.length === 0) return null;
  return (
    <Section title="What was found" aside={<span>{formatPlural(findings.length, "finding")}, with confidence</span>}>
      <ol>
        {findings.map((finding, index) => {
          const { type, rule, severity, confidence, path, title, reason, mastModeId } = finding;
          const text = evidenceTextOf({ payload, context }, finding);
          return (
            <li
              key={`${type}-${rule}-${index}`}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-2.5 gap-y-px border-line-faint py-[7px] first:pt-0 [&+&]:border-t"
            >
              <span className="font-medium">{title}</span>
              <RiskMeter category={severity} hasWord className="justify-self-end" />
              <span className="col-span-2 min-w-0 break-words">
                <Visible text={reason} />
              </span>
              <span className="min-w-0 text-12 break-words text-fg-2">
                {path === null ? (
                  "The action as a whole"
                ) : (
                  <span className="font-mono">
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
              <span className="text-right text-12 text-fg-3 tabular-nums">
                {mastModeId ?? rule} {confidence.toFixed(2)}
              </span>
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
