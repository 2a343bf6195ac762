import type { Decision } from "@mastguard/engine";
import { entryOf, type SealedEntry } from "@/server/audit";
import { storedName } from "@/server/auth/principal";
import { newId, type OrganizationId, type ReviewTaskId, type TraceId, uuidOf } from "@/server/ids";
import type { CommitRow } from "./commit-row";
import type { IngestEvent } from "./schemas";

const SLA_MINUTES_DEFAULT = 24 * 60;
const MINUTE_MS = 60_000;

/** As a review is run that no policy asked for. */
const NO_TERMS = {
  requiredApprovals: 1,
  approvers: [],
  slaMinutes: null,
  escalateTo: [],
  band: null,
  failedBand: null,
} as const satisfies NonNullable<Decision["review"]>;

/** The review task of a HITL decision and the entry that says it was opened; both go to disk with the decision. */
export function openReview(input: {
  readonly organizationId: OrganizationId;
  readonly traceId: TraceId;
  readonly event: IngestEvent;
  readonly decision: Decision;
  readonly at: Date;
}): { taskId: ReviewTaskId; task: NonNullable<CommitRow["task"]>; entry: SealedEntry; expiresAt: Date } {
  const { decision, event, at } = input;
  const { requiredApprovals, approvers, escalateTo, band, failedBand, ...terms } = decision.review ?? NO_TERMS;
  const slaMinutes = terms.slaMinutes ?? SLA_MINUTES_DEFAULT;
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
    approvers,
    escalateTo,
    band,
    failedBand,
    slaMinutes,
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
      approvers: approvers.map(stored),
      escalations: escalateTo.map((level) => level.map(stored)),
    },
    // When the last level would end.
    expiresAt: new Date(dueAt.getTime() + escalateTo.length * slaMinutes * MINUTE_MS),
    entry: entryOf(
      { type: "review.opened", traceId: input.traceId, data },
      input.organizationId,
      { type: "system", id: "decisions" },
      at,
    ),
  };
}

/** @throws RangeError for a name that saving a policy refuses: nothing is decided on such a rule. */
function stored(name: string): string {
  const principal = storedName(name);
  if (principal === null) throw new RangeError("a policy names an approver who cannot be one");
  return principal;
}
