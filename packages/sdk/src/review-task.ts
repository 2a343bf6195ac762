import { type Decision, type MastFailure, readDecision, readMastFailure } from "./decision";
import { arrayOf, boolean, nullable, number, object, oneOf, type Reader, record, string, withDefault } from "./reader";
import { readTestResult, type TestResult } from "./test-result";
import { RISK_CATEGORIES, type RiskCategory } from "./vocabulary";

export const REVIEW_STATUSES = ["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"] as const;
/** Everything but `APPROVED` means: do not execute. */
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** An action that waits, or waited, for a person. */
export interface ReviewTask {
  readonly id: string;
  /** Counted up within the organization. */
  readonly number: number;
  readonly traceId: string;
  readonly agentId: string;
  readonly actionType: string;
  /** `null` when the key may not read payloads. */
  readonly payload: Readonly<Record<string, unknown>> | null;
  readonly context: Readonly<Record<string, unknown>> | null;
  readonly riskScore: number;
  readonly riskCategory: RiskCategory;
  readonly mastFailures: readonly MastFailure[];
  readonly triggeredPolicies: readonly unknown[];
  readonly status: ReviewStatus;
  readonly requiresDualApproval: boolean;
  readonly requiredApprovals: number;
  /** Who has approved, in order. */
  readonly approvals: readonly Approval[];
  /** Who may decide it now: `role:…`, `group:grp_…`, `user:usr_…`; none means whoever may decide reviews. */
  readonly approvers: readonly string[];
  /** Who is expected to: `user:usr_…` or `group:grp_…`. */
  readonly assignee: string | null;
  /** How often it was escalated. */
  readonly level: number;
  /** When this level ends; after the last one the task has expired, which counts as a rejection. ISO 8601, UTC. */
  readonly slaDueAt: string | null;
  readonly createdAt: string;
  readonly resolvedAt: string | null;
  /** Digest of exactly the action under review. */
  readonly actionDigest: string | null;
  /** Trace of the edited action that took its place. */
  readonly replacedBy: string | null;
  /** Equal for look-alike tasks of a list that was asked for with `groupBy`; else `null`. */
  readonly lookAlike: string | null;
  /** There only of a test task that has ended: nothing was ever to be executed. */
  readonly test: TestResult | null;
}

export interface Approval {
  readonly reviewerId: string;
  /** The absent person whose right it was given by; `null` for one's own. */
  readonly onBehalfOf: string | null;
  /** ISO 8601, UTC. */
  readonly decidedAt: string;
}

/** A person's answer. */
export interface ReviewAnswer {
  /** Why, in 10 to 2,000 characters. */
  readonly rationale: string;
  /** The task's `actionDigest` as it was looked at: when the action has another, nothing is decided. */
  readonly expectedDigest?: string;
  /** 1 to 255 visible ASCII characters; chosen by the client unless given. */
  readonly idempotencyKey?: string;
}

/** What a person would rather have done. */
export interface ReviewEdit {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Why, in 10 to 2,000 characters. */
  readonly rationale: string;
  /** The task's `actionDigest` as it was looked at: when the action has another, nothing is edited. */
  readonly expectedDigest?: string;
  /** 1 to 255 visible ASCII characters; chosen by the client unless given. */
  readonly idempotencyKey?: string;
}

/** What an answer led to. */
export interface DecisionOutcome {
  readonly outcome: "PARTIALLY_APPROVED" | "APPROVED" | "REJECTED";
  readonly task: ReviewTaskWithHistory;
  readonly decisionRecord: DecisionRecord;
  /** There only when what was answered was a test task: nothing was ever to be executed. */
  readonly test: TestResult | null;
}

/** An answer as it is kept. */
export interface DecisionRecord {
  readonly id: string;
  readonly taskId: string;
  readonly reviewerId: string;
  /** The absent person whose right they used; `null` for their own. */
  readonly onBehalfOf: string | null;
  readonly decision: "APPROVE" | "REJECT";
  readonly reason: string;
  readonly decidedAt: string;
}

/** The task that an edit ended, and how the edited action was decided. */
export interface EditOutcome {
  readonly task: ReviewTaskWithHistory;
  readonly redecision: Decision;
  /** There only when what was edited was a test task: `redecision` is then of nothing. */
  readonly test: TestResult | null;
}

/** Something that happened to a review task. */
export interface ReviewEvent {
  readonly event: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reviewerId: string | null;
  /** The absent person whose right they used; `null` for their own. */
  readonly onBehalfOf: string | null;
  /** How the person had proved who they are: `link` without signing in; `null` for a key and for what time did. */
  readonly method: string | null;
  /** `attention_limit` of an assignment that nobody in particular made; of `redemption_refused`, `other_digest` or `outcome_reported`. */
  readonly reason: string | null;
  /** Of `outcome_reported`: what the agent says, and what is wrong with that, such as `digest_mismatch`; `null` of every other event. */
  readonly outcome: { readonly status: string; readonly flags: readonly string[] } | null;
  readonly comment: string | null;
}

/** A review task with everything that happened to it, oldest first. */
export interface ReviewTaskWithHistory extends ReviewTask {
  readonly history: readonly ReviewEvent[];
}

/** Narrows the review queue. */
export interface QueueQuery {
  /** By default the open ones: `PENDING` and `PARTIALLY_APPROVED`. */
  readonly status?: ReviewStatus;
  readonly agentId?: string;
  /** `user:usr_…` or `group:grp_…`. */
  readonly assignee?: string;
  /** True: those that wait for the person the key is bound to, for their groups and roles, or for whom they stand in. */
  readonly mine?: boolean;
  /** `look-alike`: says in `lookAlike` which tasks of the page differ in nothing but values. */
  readonly groupBy?: "look-alike";
  /** From 1. */
  readonly page?: number;
  /** 1 to 200, 50 by default. */
  readonly limit?: number;
}

const anything: Reader<unknown> = (value) => value;

const fields = {
  id: string,
  number,
  traceId: string,
  agentId: string,
  actionType: string,
  payload: nullable(record),
  context: nullable(record),
  riskScore: number,
  riskCategory: oneOf(RISK_CATEGORIES),
  mastFailures: withDefault(arrayOf(readMastFailure), []),
  triggeredPolicies: withDefault(arrayOf(anything), []),
  status: oneOf(REVIEW_STATUSES),
  requiresDualApproval: boolean,
  requiredApprovals: number,
  approvals: withDefault(
    arrayOf(object<Approval>({ reviewerId: string, onBehalfOf: nullable(string), decidedAt: string })),
    [],
  ),
  approvers: withDefault(arrayOf(string), []),
  assignee: nullable(string),
  level: withDefault(number, 0),
  slaDueAt: nullable(string),
  createdAt: string,
  resolvedAt: nullable(string),
  actionDigest: nullable(string),
  replacedBy: nullable(string),
  lookAlike: nullable(string),
  test: nullable(readTestResult),
};

export const readReviewTask = object<ReviewTask>(fields);

export const readReviewTaskWithHistory = object<ReviewTaskWithHistory>({
  ...fields,
  history: withDefault(
    arrayOf(
      object<ReviewEvent>({
        event: string,
        at: string,
        reviewerId: nullable(string),
        onBehalfOf: nullable(string),
        method: nullable(string),
        reason: nullable(string),
        outcome: nullable(object<NonNullable<ReviewEvent["outcome"]>>({ status: string, flags: arrayOf(string) })),
        comment: nullable(string),
      }),
    ),
    [],
  ),
});

export const readDecisionRecord = object<DecisionRecord>({
  id: string,
  taskId: string,
  reviewerId: string,
  onBehalfOf: nullable(string),
  decision: oneOf(["APPROVE", "REJECT"]),
  reason: string,
  decidedAt: string,
});

export const readDecisionOutcome = object<DecisionOutcome>({
  outcome: oneOf(["PARTIALLY_APPROVED", "APPROVED", "REJECTED"]),
  task: readReviewTaskWithHistory,
  decisionRecord: readDecisionRecord,
  test: nullable(readTestResult),
});

export const readEditOutcome = object<EditOutcome>({
  task: readReviewTaskWithHistory,
  redecision: readDecision,
  test: nullable(readTestResult),
});
