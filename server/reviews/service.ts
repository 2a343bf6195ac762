import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { openRecords, parseStoredAnswer } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { idOf, type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";
import type { QueueQuery, ReviewTaskView, ReviewTaskWithHistory } from "./schemas";
import { findTask, listTasks, reviewBodies, type StoredTask } from "./store";

/** One page of the queue, the longest waiting first. */
export async function reviewQueue(
  ctx: ActorContext,
  query: QueueQuery,
): Promise<{ tasks: ReviewTaskView[]; total: number }> {
  const { tasks, total } = await inOrganizationRead(ctx.organizationId, (client) => listTasks(client, query));
  return { tasks: await viewsOf(ctx, tasks), total };
}

/** One task with its history. Throws NotFoundError, also for another organization's. */
export async function reviewTask(ctx: ActorContext, id: ReviewTaskId): Promise<ReviewTaskWithHistory> {
  const found = await inOrganizationRead(ctx.organizationId, async (client) => {
    const task = await findTask(client, id);
    return task ? { task, bodies: await reviewBodies(client, task.traceId) } : null;
  });
  const [view] = found ? await viewsOf(ctx, [found.task]) : [];
  if (!found || !view) throw new NotFoundError();
  return { ...view, history: found.bodies.map(historyOf) };
}

/**
 * Ends a task whose time has passed: expiry is a rejection. Database time decides, and one statement, so that an answer
 * given in the same moment either came first or finds the task closed. Returns false when it was no longer open.
 */
export async function expireReview(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
  return await inOrganization(
    { organizationId, actor: { type: "system", id: "review-expiry" } },
    async ({ tx, append }) => {
      const rows = ExpiredRows.parse(
        await tx.$queryRaw`update mastguard.review_task set status = 'EXPIRED', resolved_at = now()
        where id = ${uuidOf("tsk", id)}::uuid and status in ('PENDING', 'PARTIALLY_APPROVED') and sla_due_at <= now()
        returning trace_id, agent_id, action_type, risk_score, risk_category`,
      );
      for (const row of rows) {
        append({
          type: "review.expired",
          traceId: idOf("trc", row.trace_id),
          data: {
            taskId: id,
            agentId: row.agent_id,
            actionType: row.action_type,
            decision: "BLOCK",
            riskScore: row.risk_score,
            riskCategory: row.risk_category,
          },
        });
      }
      return rows.length > 0;
    },
  );
}

async function viewsOf(ctx: ActorContext, tasks: readonly StoredTask[]): Promise<ReviewTaskView[]> {
  const maySee = ctx.permissions.has("payloads:read");
  const records = maySee
    ? await openRecords(
        ctx.organizationId,
        tasks.map(({ traceId }) => traceId),
      )
    : null;
  return tasks.map((task) => {
    const { answer, story } = parseStoredAnswer(task.answer);
    const record = records?.get(task.traceId);
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
      approvals: [],
      slaDueAt: task.slaDueAt.toISOString(),
      createdAt: task.createdAt.toISOString(),
      resolvedAt: task.resolvedAt?.toISOString() ?? null,
    };
  });
}

function historyOf(body: string): ReviewTaskWithHistory["history"][number] {
  const { type, at, actor } = HistoryBody.parse(JSON.parse(body));
  return { event: type.replace("review.", ""), at, reviewerId: actor.type === "user" ? actor.id : null };
}

const HistoryBody = z.object({
  type: z.string(),
  at: z.string(),
  actor: z.object({ type: z.string(), id: z.string() }),
});
const ExpiredRows = z.array(
  z.object({
    trace_id: z.string(),
    agent_id: z.string(),
    action_type: z.string(),
    risk_score: z.number(),
    risk_category: z.string(),
  }),
);
