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
  /** For `redeemApproval`, within 15 minutes; `null` when nothing was approved, the approval was used or is over a day old, or an outcome was reported. */
  readonly approvalToken: string | null;
  /** A reviewer had the action replaced by an edited one, which was decided as an action of its own; the first is rejected. */
  readonly replacedBy: Replacement | null;
  /** Who rejected the action, or had it replaced; `null` when nobody did. */
  readonly rejection: Rejection | null;
}

/** A no, and why. */
export interface Rejection {
  /** Id of the person. */
  readonly reviewerId: string | null;
  /** `null` for keys that neither proposed the action nor may read payloads, and when it was erased. */
  readonly rationale: string | null;
}

/** The edited action that took an action's place. */
export interface Replacement {
  readonly traceId: string;
  /** What to execute instead, if that is allowed; `null` for any key but the one that proposed the first, and when it was erased. */
  readonly payload: Readonly<Record<string, unknown>> | null;
}

const readState = object<
  Pick<DecisionState, "status" | "final" | "task" | "approvalToken" | "replacedBy" | "rejection">
>({
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
  replacedBy: nullable(object<Replacement>({ traceId: string, payload: nullable(record) })),
  rejection: nullable(object<Rejection>({ reviewerId: nullable(string), rationale: nullable(string) })),
});

export const readDecisionState: Reader<DecisionState> = (value, path) => ({
  ...readDecision(record(value, path), path),
  ...readState(value, path),
});
