import { copyOf, type DecidedAction, digestOf } from "./action-digest";
import { type Decision, isAllowed } from "./decision";
import type { DecisionState } from "./decision-state";
import {
  ActionBlockedError,
  ActionChangedError,
  ActionPendingError,
  ActionRejectedError,
  ActionReplacedError,
  ActionSpentError,
} from "./errors/decision-errors";
import type { Governance } from "./governance";
import type { IngestEvent } from "./ingest-event";
import type { OutcomeReport } from "./outcome";
import { patientWait } from "./patient-wait";
import { type RunEnd, reportRun } from "./report-run";

export interface RunOptions<T> {
  /**
   * Names the action, so that a later call goes on with it instead of proposing it again, such as after a restart while a person is asked.
   * Chosen anew for each call unless given. 1 to 255 visible ASCII characters, remembered for 24 hours.
   */
  readonly idempotencyKey?: string;
  /** Milliseconds to wait for a person at most, 15 minutes by default. */
  readonly timeoutMs?: number;
  /** Gives up: the call rejects with the signal's reason, and an action that has not begun does not begin. */
  readonly signal?: AbortSignal;
  /** True: when a person replaces the action by an edited one, that is waited for and run instead, if it is allowed or approved. */
  readonly runEdited?: boolean;
  /** What of the result is reported as `output`; nothing unless given. */
  readonly outputOf?: (result: T) => unknown;
  /** Hears what MastGuard says of the outcome: look at `findings`. What it throws goes to the client's `onError`. */
  readonly onReport?: (report: OutcomeReport) => void;
}

/** What `governance.run` is made of. */
export interface RunSteps extends Pick<Governance, "waitForDecision" | "redeemApproval" | "reportOutcome"> {
  /** Sends the event, and says whether the answer is one that an earlier request was given. */
  propose(
    event: IngestEvent,
    options: { readonly idempotencyKey?: string; readonly signal?: AbortSignal },
  ): Promise<{ readonly data: Decision; readonly isReplayed: boolean }>;
  readonly tell: (error: Error) => void;
}

/** An action with what was decided about it. */
interface Settled {
  readonly decision: Decision;
  /** What became of it since; `null` when the decision was all there was to wait for. */
  readonly state: DecisionState | null;
  /** What is about to be executed, read when that is about to happen. */
  readonly action: () => DecidedAction;
}

/** `governance.run`: the order of its steps is its promise. */
export async function runAction<T>(
  steps: RunSteps,
  event: IngestEvent,
  execute: (action: DecidedAction, decision: Decision) => T | Promise<T>,
  options: RunOptions<T>,
): Promise<T> {
  const { idempotencyKey, signal } = options;
  const withSignal = signal === undefined ? {} : { signal };
  const { data, isReplayed } = await steps.propose(event, {
    ...withSignal,
    ...(idempotencyKey !== undefined && { idempotencyKey }),
  });
  const { decision, state, action } = await settle(steps, event, data, options);
  const { traceId } = decision;
  // With a key of this call's own, an earlier request was an attempt of this very call.
  const token = permissionFor(decision, state, isReplayed && idempotencyKey !== undefined);
  const current = copyOf(action());
  const digest = await digestOf(current);
  const report = (end: RunEnd<T>) => reportRun(steps, { traceId, digest }, options, end);
  if (digest !== decision.actionDigest) {
    await report({ status: "not_executed" });
    throw new ActionChangedError(decision, digest);
  }
  if (token !== null) await steps.redeemApproval(traceId, { token, digest }, withSignal);
  if (signal?.aborted) {
    await report({ status: "not_executed" });
    throw signal.reason;
  }
  return await executed(() => execute(current, decision), report);
}

/** Waits for whoever has to decide; with `runEdited` also for what they put in the action's place. */
async function settle<T>(
  steps: RunSteps,
  event: IngestEvent,
  decision: Decision,
  options: RunOptions<T>,
): Promise<Settled> {
  if (!decision.queued && decision.decision !== "HITL") return { decision, state: null, action: () => event };
  const { agentId, actionType } = event;
  const wait = patientWait(steps, options);
  let state = await wait(decision.traceId);
  let action: Settled["action"] = () => event;
  while (state.replacedBy !== null) {
    const { traceId, payload } = state.replacedBy;
    if (options.runEdited !== true || payload === null) throw new ActionReplacedError(state, state.replacedBy);
    action = () => ({ agentId, actionType, payload });
    state = await wait(traceId);
  }
  return { decision: state, state, action };
}

/**
 * The token that has to be redeemed first; `null` when the decision itself permits the action.
 * @param isRepeated an earlier call was given this decision, and nothing but an approval says whether it executed the action.
 * @throws what stands against it.
 */
function permissionFor(decision: Decision, state: DecisionState | null, isRepeated: boolean): string | null {
  if (isAllowed(decision)) {
    if (!isRepeated) return null;
    throw new ActionSpentError(
      decision,
      "an earlier call with this `idempotencyKey` was allowed, and may have done it",
    );
  }
  if (decision.decision === "BLOCK" && !decision.queued) throw new ActionBlockedError(decision);
  if (state?.status === "rejected" || state?.status === "expired") throw new ActionRejectedError(state);
  if (state?.status !== "approved") throw new ActionPendingError(decision);
  if (state.approvalToken === null)
    throw new ActionSpentError(
      decision,
      "its approval was used before or is over a day old, or its outcome was reported",
    );
  return state.approvalToken;
}

/** Executes, and reports either end of it. */
async function executed<T>(execute: () => T | Promise<T>, report: (end: RunEnd<T>) => Promise<void>): Promise<T> {
  const executedAt = new Date();
  let result: T;
  try {
    result = await execute();
  } catch (error) {
    await report({ status: "failed", executedAt, error });
    throw error;
  }
  await report({ status: "succeeded", executedAt, result });
  return result;
}
