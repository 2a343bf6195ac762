import type { Finding, MastFailure } from "../finding";
import { RISK_CATEGORIES } from "../vocabulary/risk-category";
import { certainty } from "./certainty";
import { type FindingType, GUARDRAIL_EFFECTS } from "./finding-type";
import type { Observed, Seen } from "./observe";
import { type DetectionSettings, effectOf } from "./settings";

/** Kept of one decision; what weighs most stays. */
const FINDINGS_MAX = 50;
/** Kept of one rule: a table of addresses is one thing to know, not a thousand. */
const FINDINGS_PER_RULE_MAX = 10;
/** A finding less sure than this counts for the risk alone, whatever its guardrail. */
const GUARDRAIL_CONFIDENCE_MIN = 0.5;

/**
 * Observations as the organization's guardrails have them. Those switched off are dropped first, so that what nobody
 * asked for hides nothing; of what overlaps, of one rule and of all, what asks for the strictest verdict is kept, then the
 * gravest. The order is the registry's, so equal input gives equal output.
 *
 * INVARIANT: an observation more never takes away what another asks for.
 * @throws RangeError when a detector reports a type it did not declare.
 */
export function findingsOf(
  { seen }: Observed,
  types: ReadonlyMap<string, FindingType>,
  settings: DetectionSettings,
): readonly Finding[] {
  if (seen.length === 0) return NONE;
  const asked = seen.flatMap((one) => findingOf(one, types, settings) ?? []);
  if (asked.length < 2) return asked;
  const apart = withoutOverlaps(asked, types);
  if (apart.length <= FINDINGS_PER_RULE_MAX) return apart;
  const few = byRule(apart).flatMap((ofRule) => weightiest(ofRule, FINDINGS_PER_RULE_MAX));
  const kept = new Set(weightiest(few, FINDINGS_MAX));
  return asked.filter((finding) => kept.has(finding));
}

const NONE: readonly Finding[] = [];
const NO_FAILURES: readonly MastFailure[] = [];

function findingOf(
  { observation, detectorId }: Seen,
  types: ReadonlyMap<string, FindingType>,
  settings: DetectionSettings,
): Finding | null {
  const { type: name, rule, severity, path, span } = observation;
  const type = types.get(name);
  if (type === undefined) throw new RangeError(`No detector declares the finding type \`${name}\``);
  const effect = effectOf(type, settings);
  const isSilent = type.optIn?.includes(rule) === true && !settings.optIn.has(`${name}/${rule}`);
  if (effect === "off" || isSilent) return null;
  const confidence = certainty(observation.confidence);
  return {
    type: name,
    detectorId,
    rule,
    severity,
    confidence,
    path,
    span,
    effect: confidence < GUARDRAIL_CONFIDENCE_MIN ? "score" : effect,
    mast: type.mastOf === undefined ? type.mast : type.mastOf(rule),
  };
}

/** Places of one type in one text that are compared with each other; behind them every finding stays. */
const PLACES_MAX = 50;

/** Of findings of one type that overlap in one text the weightiest, where the type says that one is enough. */
function withoutOverlaps(findings: readonly Finding[], types: ReadonlyMap<string, FindingType>): readonly Finding[] {
  if (!findings.some((finding, index) => isOneMore(finding, findings, index, types))) return findings;
  const places = new Map<string, Finding[]>();
  const covered = new Set<Finding>();
  for (const finding of findings) {
    if (finding.span === null || types.get(finding.type)?.isOnePerPlace !== true) continue;
    const place = `${finding.type} ${finding.path}`;
    const kept = places.get(place) ?? [];
    places.set(place, kept);
    const at = kept.findIndex((other) => overlap(finding, other));
    const other = kept[at];
    if (other === undefined) {
      if (kept.length < PLACES_MAX) kept.push(finding);
    } else if (weight(finding) > weight(other)) {
      covered.add(other);
      kept[at] = finding;
    } else covered.add(finding);
  }
  return covered.size === 0 ? findings : findings.filter((finding) => !covered.has(finding));
}

/** Whether a finding before this one is of its type and text, so that they are worth comparing. Few decisions have such. */
function isOneMore(
  { type, path, span }: Finding,
  findings: readonly Finding[],
  index: number,
  types: ReadonlyMap<string, FindingType>,
): boolean {
  if (span === null || types.get(type)?.isOnePerPlace !== true) return false;
  for (let before = 0; before < index; before += 1) {
    if (findings[before]?.type === type && findings[before]?.path === path) return true;
  }
  return false;
}

function overlap({ span: a }: Finding, { span: b }: Finding): boolean {
  return a !== null && b !== null && a.start < b.end && b.start < a.end;
}

function byRule(findings: readonly Finding[]): (readonly Finding[])[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = `${finding.type}/${finding.rule}`;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

/** The `most` that weigh most; the earlier of equals. */
function weightiest(findings: readonly Finding[], most: number): readonly Finding[] {
  return findings.length <= most ? findings : findings.toSorted((a, b) => weight(b) - weight(a)).slice(0, most);
}

/**
 * What the guardrail asks for first, then whether it is sure enough to ask for anything, then how grave it is: a guess at
 * something worse must not take the place of what is known.
 */
function weight(finding: Finding): number {
  const isSure = finding.confidence >= GUARDRAIL_CONFIDENCE_MIN;
  return GUARDRAIL_EFFECTS.indexOf(finding.effect) * 100 + (isSure ? 50 : 0) + gravity(finding);
}

/** The types of findings, each once, in order. */
export function typesOf(findings: readonly Pick<Finding, "type">[]): readonly string[] {
  const types: string[] = [];
  for (const { type } of findings) if (!types.includes(type)) types.push(type);
  return types;
}

/** One failure per mode, with its gravest evidence. */
export function mastFailuresOf(findings: readonly Finding[]): readonly MastFailure[] {
  let failures: MastFailure[] | null = null;
  for (const { mast, severity, confidence } of findings) {
    if (mast === null) continue;
    failures ??= [];
    const { modeId, category, name } = mast;
    const failure = { modeId, category, name, severity, confidence };
    const at = failures.findIndex((known) => known.modeId === modeId);
    const known = failures[at];
    if (known === undefined) failures.push(failure);
    else if (gravity(failure) > gravity(known)) failures[at] = failure;
  }
  return failures ?? NO_FAILURES;
}

/** Severity first, then confidence, which is at most 1. */
function gravity({ severity, confidence }: Pick<Finding, "severity" | "confidence">): number {
  return RISK_CATEGORIES.indexOf(severity) * 2 + confidence;
}
