import { type MastFailure, readMastFailure } from "./decision";
import { arrayOf, boolean, nullable, number, object, oneOf, type Reader, record, string, withDefault } from "./reader";
import { RISK_CATEGORIES, type RiskCategory } from "./vocabulary";

export const REVIEW_STATUSES = ["PENDING", "PARTIALLY_APPROVED", "APPROVED", "REJECTED", "EXPIRED"] as const;
/** Everything but `APPROVED` means: do not execute. */
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

/** An action that waits, or waited, for a person. */
export interface ReviewTask {
  readonly id: string;
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
  readonly approvals: readonly unknown[];
  /** When the task expires, which counts as a rejection. ISO 8601, UTC. */
  readonly slaDueAt: string | null;
  readonly createdAt: string;
  readonly resolvedAt: string | null;
  /** Digest of exactly the action under review. */
  readonly actionDigest: string | null;
}

/** Something that happened to a review task. */
export interface ReviewEvent {
  readonly event: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly reviewerId: string | null;
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
  /** From 1. */
  readonly page?: number;
  /** 1 to 200, 50 by default. */
  readonly limit?: number;
}

const anything: Reader<unknown> = (value) => value;

const fields = {
  id: string,
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
  approvals: withDefault(arrayOf(anything), []),
  slaDueAt: nullable(string),
  createdAt: string,
  resolvedAt: nullable(string),
  actionDigest: nullable(string),
};

export const readReviewTask = object<ReviewTask>(fields);

export const readReviewTaskWithHistory = object<ReviewTaskWithHistory>({
  ...fields,
  history: withDefault(
    arrayOf(
      object<ReviewEvent>({ event: string, at: string, reviewerId: nullable(string), comment: nullable(string) }),
    ),
    [],
  ),
});
