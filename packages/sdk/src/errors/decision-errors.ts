import type { Decision } from "../decision";
import { MastGuardError } from "./mastguard-error";

/** `governance.protect` did not run the action because the decision is BLOCK. Final: do not try the action again. */
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

/** `governance.protect` did not run the action because a person, or the asynchronous pipeline, has yet to decide. */
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

function because({ reasons }: Decision): string {
  return reasons.length === 0 ? "" : `: ${reasons.map((reason) => reason.message).join("; ")}`;
}
