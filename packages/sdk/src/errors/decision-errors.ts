import type { Decision } from "../decision";
import type { DecisionState, Replacement } from "../decision-state";
import { MastGuardError } from "./mastguard-error";

/** `governance.protect` or `governance.run` did not run the action because the decision is BLOCK. Final: do not try the action again. */
export class ActionBlockedError extends MastGuardError {
  static override readonly brand = "ActionBlockedError";
  readonly decision: Decision;
  readonly traceId: string;

  constructor(decision: Decision) {
    super(`The action was blocked (trace ${decision.traceId})${because(decision)}`, { code: "ACTION_BLOCKED" });
    this.decision = decision;
    this.traceId = decision.traceId;
  }
}

/**
 * `governance.protect` did not run the action because a person, or the asynchronous pipeline, has yet to decide; `governance.run`
 * because they had not when its time was over.
 */
export class ActionPendingError extends MastGuardError {
  static override readonly brand = "ActionPendingError";
  readonly decision: Decision;
  readonly traceId: string;
  /** The review task that waits for a person; `null` while the event is still queued. */
  readonly hitlTaskId: string | null;

  constructor(decision: Decision) {
    const awaited = decision.queued ? "is queued and not decided yet" : "waits for a person's review";
    super(`The action ${awaited} (trace ${decision.traceId})${because(decision)}`, { code: "ACTION_PENDING" });
    this.decision = decision;
    this.traceId = decision.traceId;
    this.hitlTaskId = decision.hitlTaskId;
  }
}

/** `governance.run` did not run the action because a person rejected it, or nobody answered in time. Final. */
export class ActionRejectedError extends MastGuardError {
  static override readonly brand: string = "ActionRejectedError";
  readonly decision: DecisionState;
  readonly traceId: string;
  readonly hitlTaskId: string | null;
  /** True: nobody answered before the review expired. */
  readonly isExpired: boolean;
  /** Id of the person who said no; `null` when it expired. */
  readonly reviewerId: string | null;
  /** Their words; `null` when it expired, they were erased, or another key proposed the action. */
  readonly rationale: string | null;

  constructor(
    decision: DecisionState,
    what = decision.status === "expired" ? "was reviewed by nobody in time" : "was rejected",
  ) {
    const { reviewerId = null, rationale = null } = decision.rejection ?? {};
    const by = reviewerId === null ? "" : ` by ${reviewerId}`;
    const why = rationale === null ? "" : `: ${rationale}`;
    super(`The action ${what}${by} (trace ${decision.traceId})${why}`, { code: "ACTION_REJECTED" });
    this.decision = decision;
    this.traceId = decision.traceId;
    this.hitlTaskId = decision.hitlTaskId;
    this.isExpired = decision.status === "expired";
    this.reviewerId = reviewerId;
    this.rationale = rationale;
  }
}

/** `governance.run` did not run the action because a person put an edited one in its place; `runEdited` runs that. */
export class ActionReplacedError extends ActionRejectedError {
  static override readonly brand = "ActionReplacedError";
  /** The edited action, which has a decision of its own. */
  readonly replacedBy: Replacement;

  constructor(decision: DecisionState, replacedBy: Replacement) {
    super(decision, `was replaced by an edited one (trace ${replacedBy.traceId})`);
    this.replacedBy = replacedBy;
  }
}

/**
 * `governance.run` did not run the action because its permission was used: an approval that was redeemed before or is over a day old, or
 * a decision that an earlier call with this `idempotencyKey` was given, and may have executed. Look before you propose it again.
 */
export class ActionSpentError extends MastGuardError {
  static override readonly brand = "ActionSpentError";
  readonly decision: Decision;
  readonly traceId: string;

  constructor(decision: Decision, why: string) {
    super(`The action is not executed again (trace ${decision.traceId}): ${why}`, { code: "ACTION_SPENT" });
    this.decision = decision;
    this.traceId = decision.traceId;
  }
}

/** `governance.run` did not run the action because it is not the one that was decided: the event was changed meanwhile. The log says so too. */
export class ActionChangedError extends MastGuardError {
  static override readonly brand = "ActionChangedError";
  readonly decision: Decision;
  readonly traceId: string;
  /** Of what would have been executed. */
  readonly digest: string;

  constructor(decision: Decision, digest: string) {
    super(`The action is not the one that was decided (trace ${decision.traceId}): propose what you want to execute`, {
      code: "ACTION_CHANGED",
    });
    this.decision = decision;
    this.traceId = decision.traceId;
    this.digest = digest;
  }
}

function because({ reasons }: Decision): string {
  return reasons.length === 0 ? "" : `: ${reasons.map((reason) => reason.message).join("; ")}`;
}
