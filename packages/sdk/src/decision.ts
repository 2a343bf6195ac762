import { arrayOf, boolean, nullable, number, object, oneOf, string, withDefault } from "./reader";
import { RISK_CATEGORIES, type RiskCategory, VERDICTS, type Verdict } from "./vocabulary";

/** A failure mode detected in the action or its session. Treat `modeId` and `category` as opaque. */
export interface MastFailure {
  readonly modeId: string;
  readonly category: string;
  readonly name: string;
  readonly severity: RiskCategory;
  /** 0 to 1. */
  readonly confidence: number;
}

/** How one policy fared: `matched`, `not_matched`, `error`, or `shadow` (evaluated, not enforced). */
export interface PolicyEvaluation {
  readonly id: string;
  readonly version: number;
  readonly outcome: string;
}

/** One reason for the decision, with the ids of the policies or findings behind it. */
export interface DecisionReason {
  readonly code: string;
  readonly message: string;
  readonly ids: readonly string[];
}

/** What a detector saw in the action: where and why, never the text itself. */
export interface Finding {
  /** Treat as opaque: `prompt_injection`, `secret`, and more to come. */
  readonly type: string;
  /** Which rule of that type. */
  readonly rule: string;
  readonly severity: RiskCategory;
  /** 0 to 1. */
  readonly confidence: number;
  /** `score`: it counts for the risk; `alert`, `review`, `block`: your guardrail asks for at least that. */
  readonly effect: string;
  /** Where in the event, such as `payload.body`; `null` when it concerns the action as a whole. */
  readonly path: string | null;
  /** Of the text at `path`, in UTF-16 code units; the end is exclusive. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly title: string;
  readonly reason: string;
  readonly remediation: string;
  readonly references: readonly string[];
}

/** Where the decision stands in the audit log. */
export interface AuditPosition {
  readonly index: number;
  /** SHA-256 leaf hash of the entry (RFC 6962), hexadecimal. */
  readonly leafHash: string;
}

/**
 * The answer to an action. Only `ALLOW` and `ALERT` with `queued` false permit it: ask `isAllowed`, or let
 * `governance.protect` ask.
 */
export interface Decision {
  /** Follows this one action through decision, review, outcome and audit. */
  readonly traceId: string;
  readonly decision: Verdict;
  /** 0 to 100. */
  readonly riskScore: number;
  readonly riskCategory: RiskCategory;
  readonly mastFailures: readonly MastFailure[];
  readonly findings: readonly Finding[];
  readonly processingTimeMs: number;
  readonly mode: "sync" | "async";
  /** The event awaits asynchronous evaluation: there is no decision to act on yet. */
  readonly queued: boolean;
  /** The policy that decided; `null` when none did. */
  readonly matchedPolicyId: string | null;
  /** The review task a HITL decision opened. */
  readonly hitlTaskId: string | null;
  /** When that task expires, which counts as a rejection. ISO 8601, UTC. */
  readonly expiresAt: string | null;
  readonly policiesEvaluated: readonly PolicyEvaluation[];
  readonly reasons: readonly DecisionReason[];
  /** `sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of `{agentId, actionType, payload}`. */
  readonly actionDigest: string | null;
  readonly audit: AuditPosition | null;
}

export const readMastFailure = object<MastFailure>({
  modeId: string,
  category: string,
  name: string,
  severity: oneOf(RISK_CATEGORIES),
  confidence: number,
});

const readFinding = object<Finding>({
  type: string,
  rule: string,
  severity: oneOf(RISK_CATEGORIES),
  confidence: number,
  effect: string,
  path: nullable(string),
  span: nullable(object<{ start: number; end: number }>({ start: number, end: number })),
  title: string,
  reason: string,
  remediation: string,
  references: arrayOf(string),
});

export const readPolicyEvaluation = object<PolicyEvaluation>({ id: string, version: number, outcome: string });

/** Reads a decision. A missing field or an unknown verdict is an error, so it can never pass for ALLOW. */
export const readDecision = object<Decision>({
  traceId: string,
  decision: oneOf(VERDICTS),
  riskScore: number,
  riskCategory: oneOf(RISK_CATEGORIES),
  mastFailures: arrayOf(readMastFailure),
  findings: withDefault(arrayOf(readFinding), []),
  processingTimeMs: number,
  mode: oneOf(["sync", "async"]),
  queued: boolean,
  matchedPolicyId: nullable(string),
  hitlTaskId: nullable(string),
  expiresAt: nullable(string),
  policiesEvaluated: withDefault(arrayOf(readPolicyEvaluation), []),
  reasons: withDefault(
    arrayOf(object<DecisionReason>({ code: string, message: string, ids: withDefault(arrayOf(string), []) })),
    [],
  ),
  actionDigest: nullable(string),
  audit: nullable(object<AuditPosition>({ index: number, leafHash: string })),
});

/** Whether the action may be executed now. Anything but a final ALLOW or ALERT is a no. */
export function isAllowed(decision: Pick<Decision, "decision" | "queued">): boolean {
  // oxlint-disable-next-line typescript/no-unnecessary-boolean-literal-compare -- an untyped caller's missing flag is a no
  return decision.queued === false && (decision.decision === "ALLOW" || decision.decision === "ALERT");
}
