import type { Decision } from "@mastguard/engine";
import { z } from "zod";
import { entryOf, type SealedEntry } from "@/server/audit";
import { newId, type OrganizationId, type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import type { CommitRow } from "./commit-row";
import type { IngestEvent } from "./schemas";

const SLA_MINUTES_DEFAULT = 24 * 60;
const MINUTE_MS = 60_000;

const ReviewSettings = z.looseObject({
  requiredApprovals: z.int().min(1).max(5).default(1),
  slaMinutes: z.int().min(1).max(43_200).default(SLA_MINUTES_DEFAULT),
});

/** The review task of a HITL decision and the entry that says it was opened; both go to disk with the decision. */
export function openReview(input: {
  readonly organizationId: OrganizationId;
  readonly traceId: TraceId;
  readonly event: IngestEvent;
  readonly decision: Decision;
  readonly at: Date;
}): { taskId: ReviewTaskId; task: NonNullable<CommitRow["task"]>; entry: SealedEntry } {
  const { decision, event, at } = input;
  const { requiredApprovals, slaMinutes } = ReviewSettings.parse(decision.review ?? {});
  const taskId = newId("tsk");
  const dueAt = new Date(at.getTime() + slaMinutes * MINUTE_MS);
  const data = {
    taskId,
    agentId: event.agentId,
    actionType: event.actionType,
    decision: decision.verdict,
    riskScore: decision.riskScore,
    riskCategory: decision.riskCategory,
    policyId: decision.matchedPolicyId,
    policyVersionId: decision.matchedPolicyVersionId,
    requiredApprovals,
    slaDueAt: dueAt.toISOString(),
  };
  return {
    taskId,
    task: {
      id: uuidOf("tsk", taskId),
      policy: decision.matchedPolicyId === null ? null : uuidOf("pol", decision.matchedPolicyId),
      policyVersion: decision.matchedPolicyVersionId === null ? null : uuidOf("plv", decision.matchedPolicyVersionId),
      required: requiredApprovals,
      dueAt,
    },
    entry: entryOf(
      { type: "review.opened", traceId: input.traceId, data },
      input.organizationId,
      { type: "system", id: "decisions" },
      at,
    ),
  };
}
