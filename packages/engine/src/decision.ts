import type { ConditionErrorCode } from "./condition/outcome";
import type { Finding, MastFailure } from "./finding";
import type { ReviewTerms } from "./policy/review-terms";
import type { Mode } from "./snapshot";
import type { RiskCategory } from "./vocabulary/risk-category";
import type { Verdict } from "./vocabulary/verdict";

/** Why a decision is what it is; the first reason of a decision is the one that settled it. */
export const REASON_CODES = [
  "emergency_stop",
  "agent_quarantined",
  "tool_blocked",
  "tool_not_allowed",
  "tool_missing",
  "guardrail",
  "guardrail_over_policy",
  "policy_matched",
  "policy_error_floor",
  "no_active_policy",
  "no_policy_matched",
  "risk_default",
  "set_fallback",
  "deny_by_default",
  "audit_only",
  "engine_error",
  "key_revoked",
  "budget_exhausted",
  "budget_not_assessable",
  "content_unreadable",
] as const;

export type ReasonCode = (typeof REASON_CODES)[number];

export interface Reason {
  readonly code: ReasonCode;
  /** One sentence for a person. Names rules and fields, never values of the action. */
  readonly message: string;
  /** What the sentence is about, as ids a person can click: policies, agents, tools, findings. */
  readonly ids: readonly string[];
}

/** One summand of the risk score; cap and floor are parts too, so the parts of a decision add up to its score. */
export interface RiskPart {
  readonly code: string;
  readonly label: string;
  readonly value: number;
}

/** One policy that was evaluated. Policies behind the one that decided are not evaluated and not listed. */
export interface PolicyEvaluation {
  readonly id: string;
  readonly versionId: string;
  readonly version: number;
  readonly name: string;
  readonly decision: Verdict;
  readonly isShadow: boolean;
  /** `shadow`: a shadow policy that would have applied. */
  readonly outcome: "matched" | "not_matched" | "error" | "shadow";
}

/** A policy whose condition could not be evaluated. The message names fields, never values. */
export interface PolicyError {
  readonly id: string;
  readonly versionId: string;
  readonly version: number;
  readonly code: ConditionErrorCode | "not_compiled";
  readonly message: string;
  /** The floor the error set; ALLOW means the policy was passed over, as is a shadow policy. */
  readonly floor: Verdict;
}

/** A shadow policy that applied, and what the policies would have decided had it been live. */
export interface ShadowVerdict {
  readonly id: string;
  readonly versionId: string;
  readonly version: number;
  readonly decision: Verdict;
  readonly wouldBe: Verdict;
}

export const STAGE_NAMES = ["containment", "identity", "detectors", "risk", "policies", "mode"] as const;

export type StageName = (typeof STAGE_NAMES)[number];

/** What one stage did. */
export interface StageTrace {
  readonly name: StageName;
  /** A verdict it asked for, `pass` when it had nothing to say, `skipped` when an earlier stage ended the run. */
  readonly outcome: Verdict | "pass" | "not_assessable" | "skipped" | "error";
  /** What was looked at, in a few words: `0 detectors`. */
  readonly detail: string;
  /** Its contribution to the risk score. */
  readonly risk: number;
  readonly ids: readonly string[];
  /** Microseconds, by the injected clock. Not part of a decision's equality. */
  readonly durationUs: number;
}

export interface Decision {
  /** What the agent is told. */
  readonly verdict: Verdict;
  /** What it would have been told were the organization not in audit-only mode; otherwise the same. */
  readonly wouldBe: Verdict;
  readonly enforcement: "enforced" | "audit_only";
  /** The organization's mode; a failed decision carries the strictest. */
  readonly mode: Mode;
  /** An integer from 0 to 100. */
  readonly riskScore: number;
  readonly riskCategory: RiskCategory;
  readonly riskParts: readonly RiskPart[];
  readonly findings: readonly Finding[];
  readonly mastFailures: readonly MastFailure[];
  readonly policiesEvaluated: readonly PolicyEvaluation[];
  readonly matchedPolicyId: string | null;
  readonly matchedPolicyVersionId: string | null;
  readonly policyErrors: readonly PolicyError[];
  readonly shadowVerdicts: readonly ShadowVerdict[];
  /** Never empty. */
  readonly reasons: readonly Reason[];
  /** One step per stage, in order. */
  readonly stages: readonly StageTrace[];
  /** How the matched policy wants this action reviewed when the verdict is HITL; otherwise `null`. */
  readonly review: ReviewTerms | null;
  /**
   * `null`, or the stage that threw. The verdict is then BLOCK: the server answers 503 and may record it,
   * it never reports the action as decided.
   */
  readonly failedStage: StageName | null;
  readonly engineVersion: string;
  readonly taxonomyVersion: string;
}
