import type { StoredAnswer } from "@/server/decisions";
import type { ReviewTaskView } from "./schemas";
import type { StoredTask } from "./store";

/** A task as the API shows it. @param record of its action, where the caller may see it and it was not erased. */
export function taskView(
  task: Omit<StoredTask, "answer">,
  { answer, story }: StoredAnswer,
  record: { readonly payload: unknown; readonly context: unknown } | undefined,
): ReviewTaskView {
  return {
    id: task.id,
    number: task.number,
    traceId: task.traceId,
    agentId: task.agentId,
    actionType: task.actionType,
    actionDigest: task.actionDigest,
    payload: record?.payload ?? null,
    context: record?.context ?? null,
    riskScore: task.riskScore,
    riskCategory: task.riskCategory,
    mastFailures: answer.mastFailures,
    triggeredPolicies: story.policiesEvaluated
      .filter(({ outcome }) => outcome === "matched")
      .map(({ id, version, name }) => ({ id, version, name })),
    status: task.status,
    requiresDualApproval: task.requiredApprovals > 1,
    requiredApprovals: task.requiredApprovals,
    approvals: [...task.approvals],
    approvers: [...task.approvers],
    assignee: task.assignee,
    level: task.level,
    replacedBy: task.replacedBy,
    slaDueAt: task.slaDueAt.toISOString(),
    createdAt: task.createdAt.toISOString(),
    resolvedAt: task.resolvedAt?.toISOString() ?? null,
  };
}
