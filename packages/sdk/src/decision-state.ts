import { type Decision, readDecision } from "./decision";
import { boolean, nullable, number, object, oneOf, type Reader, record, string } from "./reader";
import { REVIEW_STATUSES, type ReviewStatus } from "./review-task";

const STATUSES = ["queued", "decided", "pending_review", "approved", "rejected", "expired"] as const;

/** The review a HITL decision opened, as it stands. */
export interface OpenedTask {
  readonly id: string;
  readonly number: number;
  readonly status: ReviewStatus;
  readonly requiredApprovals: number;
  /** ISO 8601, UTC. After it the task counts as rejected. */
  readonly slaDueAt: string;
  readonly resolvedAt: string | null;
}

/** A decision with what became of it since. `isAllowed` says of it what it said of the decision: a review adds no permission by itself, redeeming its token does. */
export interface DecisionState extends Decision {
  readonly status: (typeof STATUSES)[number];
  /** Nothing further will be decided about the action. */
  readonly final: boolean;
  readonly task: OpenedTask | null;
  /** For `redeemApproval`, within 15 minutes; `null` when nothing was approved, or the approval was used or is over a day old. */
  readonly approvalToken: string | null;
}

const readState = object<Pick<DecisionState, "status" | "final" | "task" | "approvalToken">>({
  status: oneOf(STATUSES),
  final: boolean,
  task: nullable(
    object<OpenedTask>({
      id: string,
      number,
      status: oneOf(REVIEW_STATUSES),
      requiredApprovals: number,
      slaDueAt: string,
      resolvedAt: nullable(string),
    }),
  ),
  approvalToken: nullable(string),
});

export const readDecisionState: Reader<DecisionState> = (value, path) => ({
  ...readDecision(record(value, path), path),
  ...readState(value, path),
});
