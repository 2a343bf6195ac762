import { type Decision, decide } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import { newId, type OrganizationId, type ReviewTaskId, type TraceId } from "@/server/ids";
import { failingCanaries } from "@/server/self-test";
import { actionDigestOf, actionOf } from "./action";
import { answerOf, storedText } from "./answer";
import { openReview } from "./review";
import type { IngestEvent } from "./schemas";
import { type OrganizationSnapshot, snapshotOf } from "./snapshot";
import { spentOf } from "./spent";

/** The review that the rules in force would ask for, were the action real. */
export interface Rehearsal {
  readonly taskId: ReviewTaskId;
  readonly traceId: TraceId;
  readonly actionDigest: string;
  readonly riskScore: number;
  readonly riskCategory: Decision["riskCategory"];
  /** `plv_…`. */
  readonly policyVersionId: string | null;
  readonly requiredApprovals: number;
  /** Stored principals. */
  readonly approvers: readonly string[];
  readonly slaMinutes: number;
  /** JSON of a StoredAnswer. */
  readonly answer: string;
}

/**
 * What the rules in force would make of an action, and nothing else: it is not decided, counted, charged or logged, and no agent stands
 * behind it. Null unless a person would be asked.
 * @param isPaused takes for granted that the set asks a person when none of its policies decides.
 */
export async function rehearse(
  organizationId: OrganizationId,
  event: IngestEvent,
  isPaused: boolean,
): Promise<Rehearsal | null> {
  const began = performance.now();
  const payload = canonicalize(event.payload);
  const digest = actionDigestOf(event, payload);
  const { snapshot } = await snapshotOf(organizationId);
  const at = new Date();
  const { decision } = decide(actionOf(event, digest), isPaused ? paused(snapshot) : snapshot, null, at, {
    failingCanaries: failingCanaries().length,
    spent: spentOf(organizationId),
  });
  if (decision.failedStage !== null || decision.verdict !== "HITL") return null;
  const traceId = newId("trc", at.getTime());
  const { taskId, task, expiresAt } = openReview({ organizationId, traceId, event, decision, at });
  return {
    taskId,
    traceId,
    actionDigest: digest,
    riskScore: decision.riskScore,
    riskCategory: decision.riskCategory,
    policyVersionId: decision.matchedPolicyVersionId,
    requiredApprovals: task.required,
    approvers: task.approvers,
    slaMinutes: Math.round((task.dueAt.getTime() - at.getTime()) / 60_000),
    answer: storedText(
      answerOf({
        traceId,
        decision,
        mode: "sync",
        processingTimeMs: Math.round((performance.now() - began) * 1_000) / 1_000,
        taskId,
        expiresAt,
        digest,
        payloadBytes: Buffer.byteLength(payload),
      }),
    ),
  };
}

function paused(snapshot: OrganizationSnapshot["snapshot"]): OrganizationSnapshot["snapshot"] {
  return { ...snapshot, policySet: { ...snapshot.policySet, fallback: "HITL" } };
}
