import type { Finding, MastFailure } from "../finding";
import { RISK_CATEGORIES, type Severity } from "../vocabulary/risk-category";
import type { Observation } from "./detector";
import type { FindingType } from "./finding-type";
import type { Observed } from "./observe";
import { type DetectionSettings, effectOf } from "./settings";

/** Kept of one decision; the gravest stay. */
const FINDINGS_MAX = 50;
/** Kept of one rule: a table of addresses is one thing to know, not a thousand. */
const FINDINGS_PER_RULE_MAX = 10;
/** A finding less sure than this counts for the risk alone, whatever its guardrail. */
const GUARDRAIL_CONFIDENCE_MIN = 0.5;

/**
 * Observations as the organization's guardrails have them: those switched off are dropped, of the rest the gravest are
 * kept. The order is the registry's, so equal input gives equal output.
 * @throws RangeError when a detector reports a type it did not declare.
 */
export function findingsOf(
  { observations, detectorIds }: Observed,
  types: ReadonlyMap<string, FindingType>,
  settings: DetectionSettings,
): readonly Finding[] {
  const findings: Finding[] = [];
  const perRule = new Map<string, number>();
  for (let index = 0; index < observations.length; index += 1) {
    const seen = observations[index] as Observation;
    const type = types.get(seen.type);
    if (type === undefined) throw new RangeError(`No detector declares the finding type \`${seen.type}\``);
    const effect = effectOf(type, settings);
    const name = `${seen.type}/${seen.rule}`;
    if (effect === "off" || (type.optIn?.includes(seen.rule) === true && !settings.optIn.has(name))) continue;
    const count = perRule.get(name) ?? 0;
    perRule.set(name, count + 1);
    if (count >= FINDINGS_PER_RULE_MAX) continue;
    const confidence = certainty(seen.confidence);
    findings.push({
      type: seen.type,
      detectorId: detectorIds[index] as string,
      rule: seen.rule,
      severity: seen.severity,
      confidence,
      path: seen.path,
      span: seen.span,
      effect: confidence < GUARDRAIL_CONFIDENCE_MIN ? "score" : effect,
      mast: type.mast,
    });
  }
  return findings.length <= FINDINGS_MAX ? findings : gravest(findings);
}

/** One failure per mode, with its gravest evidence. */
export function mastFailuresOf(findings: readonly Finding[]): readonly MastFailure[] {
  const failures = new Map<string, MastFailure>();
  for (const { mast, severity, confidence } of findings) {
    if (mast === null) continue;
    const failure = { ...mast, severity, confidence };
    const known = failures.get(mast.modeId);
    if (known === undefined || gravity(failure) > gravity(known)) failures.set(mast.modeId, failure);
  }
  return [...failures.values()];
}

/** What would block or ask stays before what only scores. */
function gravest(findings: readonly Finding[]): readonly Finding[] {
  const kept = findings
    .map((finding, index) => ({ index, weight: gravity(finding) + (finding.effect === "score" ? 0 : 100) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .slice(0, FINDINGS_MAX);
  const indexes = new Set(kept.map(({ index }) => index));
  return findings.filter((_, index) => indexes.has(index));
}

/** Severity first, then confidence, which is at most 1. */
function gravity({ severity, confidence }: { readonly severity: Severity; readonly confidence: number }): number {
  return RISK_CATEGORIES.indexOf(severity) * 2 + confidence;
}

/** A confidence that is no number between 0 and 1 counts as certain: what is broken must not look harmless. */
function certainty(confidence: number): number {
  return confidence >= 0 && confidence <= 1 ? confidence : 1;
}
