import { z } from "zod";
import { inOrganization } from "@/server/db/in-organization";
import { idOf, type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";

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

const ExpiredRows = z.array(
  z.object({
    trace_id: z.string(),
    agent_id: z.string(),
    action_type: z.string(),
    risk_score: z.number(),
    risk_category: z.string(),
  }),
);
