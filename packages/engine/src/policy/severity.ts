import type { Verdict } from "../vocabulary/verdict";

/** How bad it would be, from 0 to 100 each: how far it reaches, how hard it is to undo, how sensitive the data is. */
export interface SeverityDimensions {
  readonly blastRadius: number;
  readonly reversibility: number;
  readonly dataSensitivity: number;
}

/** Shares of the dimensions, together 1. */
export type SeverityWeights = SeverityDimensions;

/** The weights of an organization that has set none (those that AI Runtime Governor publishes). */
export const DEFAULT_SEVERITY_WEIGHTS: SeverityWeights = {
  blastRadius: 0.4,
  reversibility: 0.35,
  dataSensitivity: 0.25,
};

/** What a rule's severity may be, by what it does: a rule that allows cannot be grave, one that blocks cannot be trifling. */
export const SEVERITY_RANGES = {
  allow: { min: 0, max: 49 },
  review: { min: 20, max: 89 },
  block: { min: 50, max: 100 },
} as const;

export type SeverityAction = keyof typeof SEVERITY_RANGES;

/** A justification for overriding the rubric has at least so many characters, trimmed. */
export const OVERRIDE_JUSTIFICATION_MIN = 20;
/** Weights are decimals somebody typed; their sum may be off by rounding. */
const WEIGHT_SUM_TOLERANCE = 1e-6;

/** What is wrong with a severity; `field` is where to say so. */
export interface SeverityProblem {
  readonly field:
    | "blastRadius"
    | "reversibility"
    | "dataSensitivity"
    | "weights"
    | "severity"
    | "overrideJustification";
  readonly message: string;
}

export type SeverityRuling =
  | { readonly ok: true; readonly severity: number; readonly isOverridden: boolean }
  | { readonly ok: false; readonly problems: readonly SeverityProblem[] };

/** What somebody states about a rule's severity: by the rubric, by hand, or both with a reason for the difference. */
export interface StatedSeverity {
  readonly action: SeverityAction;
  readonly dimensions?: SeverityDimensions;
  readonly severity?: number;
  readonly overrideJustification?: string;
}

/**
 * The severity of a rule: of the rubric, or by hand. A severity by hand that differs from the rubric's needs a justification;
 * either must lie in the range of what the rule does.
 */
export function ruleSeverity(
  { action, dimensions, severity: byHand, overrideJustification = "" }: StatedSeverity,
  weights: SeverityWeights = DEFAULT_SEVERITY_WEIGHTS,
): SeverityRuling {
  const problems = [...(dimensions === undefined ? [] : dimensionProblems(dimensions)), ...weightProblems(weights)];
  if (dimensions === undefined && byHand === undefined) {
    problems.push({ field: "severity", message: "State a severity, or the three dimensions it is computed from" });
  }
  if (byHand !== undefined && !(Number.isInteger(byHand) && byHand >= 0 && byHand <= 100)) {
    problems.push({ field: "severity", message: "must be a whole number from 0 to 100" });
  }
  if (problems.length > 0) return { ok: false, problems };
  const byRubric = dimensions === undefined ? null : rubricSeverity(dimensions, weights);
  const severity = byHand ?? byRubric ?? 0;
  const isOverridden = byRubric !== null && byHand !== undefined && byHand !== byRubric;
  if (isOverridden && Array.from(overrideJustification.trim()).length < OVERRIDE_JUSTIFICATION_MIN) {
    const message = `The rubric gives ${byRubric}; say in at least ${OVERRIDE_JUSTIFICATION_MIN} characters why it is ${severity}`;
    return { ok: false, problems: [{ field: "overrideJustification", message }] };
  }
  const { min, max } = SEVERITY_RANGES[action];
  if (severity < min || severity > max) {
    const message = `must be ${min} to ${max} for a rule that decides ${action}; it is ${severity}`;
    return { ok: false, problems: [{ field: "severity", message }] };
  }
  return { ok: true, severity, isOverridden };
}

/** The weighted mean of the dimensions, rounded to a whole number from 0 to 100. */
export function rubricSeverity(
  { blastRadius, reversibility, dataSensitivity }: SeverityDimensions,
  weights: SeverityWeights = DEFAULT_SEVERITY_WEIGHTS,
): number {
  return Math.round(
    blastRadius * weights.blastRadius +
      reversibility * weights.reversibility +
      dataSensitivity * weights.dataSensitivity,
  );
}

/** What a rule's decision is called where severities are stated. */
export function severityActionOf(decision: Verdict): SeverityAction {
  return decision === "BLOCK" ? "block" : decision === "HITL" ? "review" : "allow";
}

const DIMENSIONS = ["blastRadius", "reversibility", "dataSensitivity"] as const;

function dimensionProblems(dimensions: SeverityDimensions): SeverityProblem[] {
  return DIMENSIONS.filter((field) => !(dimensions[field] >= 0 && dimensions[field] <= 100)).map((field) => ({
    field,
    message: "must be a number from 0 to 100",
  }));
}

function weightProblems(weights: SeverityWeights): SeverityProblem[] {
  const all = DIMENSIONS.map((field) => weights[field]);
  const sum = all.reduce((total, weight) => total + weight, 0);
  const isFine = all.every((weight) => weight >= 0 && weight <= 1) && Math.abs(sum - 1) <= WEIGHT_SUM_TOLERANCE;
  return isFine ? [] : [{ field: "weights", message: "must be three numbers from 0 to 1 that add up to 1" }];
}
