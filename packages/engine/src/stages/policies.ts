import type { Action } from "../action";
import { bindCondition } from "../condition/bindings";
import { Meter } from "../condition/meter";
import type { PolicyError, PolicyEvaluation, Reason, ShadowVerdict } from "../decision";
import { combinePolicies, type PolicyRuling, shadowVerdicts } from "../policy/combine";
import { type CompiledPolicy, evaluateCondition } from "../policy/compile-policy";
import type { PolicyDefinition } from "../policy/definition";
import type { PolicyQuestion } from "../policy/evaluate-policy";
import type { CompiledPolicySet } from "../policy/policy-set";
import { joinedTerms, type ReviewTerms, reviewTerms, strictestTerms } from "../policy/review-terms";
import { riskDefault } from "../policy/risk-default";
import type { SessionState } from "../session";
import { toolKey } from "../snapshot";
import { isStricter, strictest, type Verdict } from "../vocabulary/verdict";
import type { DetectionReport } from "./detectors";
import type { RiskReport } from "./risk";
import type { StageReport } from "./stage";

export interface PolicyReport extends StageReport {
  readonly verdict: Verdict;
  readonly matched: PolicyDefinition | null;
  /** How policies want the action reviewed; `null` unless their HITL is the verdict, and when they do not say. */
  readonly review: ReviewTerms | null;
  readonly reasons: readonly Reason[];
  readonly evaluated: readonly PolicyEvaluation[];
  readonly errors: readonly PolicyError[];
  readonly shadowVerdicts: readonly ShadowVerdict[];
}

export const NO_POLICY_RAN: PolicyReport = {
  outcome: "skipped",
  detail: "not reached",
  verdict: "ALLOW",
  matched: null,
  review: null,
  reasons: [],
  evaluated: [],
  errors: [],
  shadowVerdicts: [],
};

/** The organization's rules, then the set's default where none decided, never below the floor of rules that failed. */
export function applyPolicies(
  set: CompiledPolicySet,
  action: Action,
  session: SessionState | null,
  detection: DetectionReport,
  risk: RiskReport,
  nowMs: number,
): PolicyReport {
  const { findings, mastFailures } = detection;
  const question: PolicyQuestion = {
    agentId: action.agentId,
    tool: action.tool === null ? null : toolKey(action.tool),
    bindings: bindCondition({ action, session, risk, findings, mastFailures, nowMs }),
    meter: new Meter(),
  };
  const ruling = combinePolicies(set.byActionType.get(action.actionType) ?? [], set.combining, question);
  const matched = ruling.matched?.definition ?? null;
  const settled = matched === null ? fallback(set, detection) : settledBy(matched);
  const verdict = strictest(ruling.floor, settled.verdict);
  return {
    outcome: verdict,
    detail: `${ruling.evaluated.length} policies evaluated, ${ruling.errors.length} failed`,
    ids: matched === null ? [] : [matched.id],
    verdict,
    matched,
    review: verdict === "HITL" ? reviewOf(ruling, question) : null,
    reasons: isStricter(ruling.floor, settled.verdict) ? [floorReason(ruling), ...settled.reasons] : settled.reasons,
    evaluated: ruling.evaluated,
    errors: ruling.errors,
    shadowVerdicts: shadowVerdicts(ruling, set.combining, verdict),
  };
}

/** INVARIANT: a policy that would ask for a review and could not be evaluated has its say in how the review is run, at its strictest. */
function reviewOf({ matched, broken }: PolicyRuling, question: PolicyQuestion): ReviewTerms | null {
  const unsure = broken.flatMap(({ decision, review }) =>
    decision === "HITL" && review ? [strictestTerms(review)] : [],
  );
  return joinedTerms(matched === null ? null : termsOf(matched, question), unsure);
}

function termsOf({ definition, bands }: CompiledPolicy, question: PolicyQuestion): ReviewTerms | null {
  if (definition.decision !== "HITL" || !definition.review) return null;
  const tests = bands.map((band) => (asked: PolicyQuestion) => evaluateCondition(band, asked));
  return reviewTerms(definition.review, tests, question);
}

interface Settled {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
}

function settledBy({ id, name, decision }: PolicyDefinition): Settled {
  const message = `Policy \`${name}\` decided ${decision}.`;
  return { verdict: decision, reasons: [{ code: "policy_matched", message, ids: [id] }] };
}

function fallback(set: CompiledPolicySet, { findings }: DetectionReport): Settled {
  const unmatched: Reason = set.policies.some(({ definition }) => !definition.shadow)
    ? { code: "no_policy_matched", message: "No policy applied to this action.", ids: [] }
    : { code: "no_active_policy", message: "The organization has no active policy.", ids: [] };
  if (set.fallback !== "risk") {
    const message = `The policy set decides ${set.fallback} when no policy does.`;
    return { verdict: set.fallback, reasons: [{ code: "set_fallback", message, ids: [] }, unmatched] };
  }
  const verdict = riskDefault(findings);
  if (verdict === "ALLOW") return { verdict, reasons: [unmatched] };
  const message = `What the detectors found asks for ${verdict} when no policy decides.`;
  const ids = findings.map(({ detectorId }) => detectorId);
  return { verdict, reasons: [{ code: "risk_default", message, ids }, unmatched] };
}

function floorReason({ errors, floor }: PolicyRuling): Reason {
  return {
    code: "policy_error_floor",
    message: `A policy that decides ${floor} could not be evaluated, so the decision is at least ${floor}.`,
    ids: errors.filter((error) => error.floor === floor).map(({ id }) => id),
  };
}
