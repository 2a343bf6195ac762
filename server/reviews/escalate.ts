import { publicName } from "@/server/auth/principal";
import { inOrganization } from "@/server/db/in-organization";
import { type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { DUE_COLUMNS, DueTasks, TASK_END } from "./due-task";

/**
 * Hands a task whose level is over to those of the next, who have as much time as the first had, and never longer than the agent was told it
 * would take; approvals that were given stay. By the database's clock, in one statement: whoever is late changes nothing. Returns false when
 * it was not due, not open, at its last level, or over.
 */
export async function escalateReview(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
  const actor = { type: "system", id: "review-escalation" } as const;
  return await inOrganization({ organizationId, actor }, async ({ tx, organization, append }) => {
    const rows = DueTasks.parse(
      await tx.$queryRawUnsafe(
        `update mastguard.review_task set level = level + 1, approvers = string_to_array(escalations[level + 1], ' '),
           sla_due_at = least(now() + make_interval(mins => sla_minutes), ${TASK_END}), reminded_at = null, assignee = null
         where organization_id = $1::uuid and id = $2::uuid and status in ('PENDING', 'PARTIALLY_APPROVED')
           and sla_due_at <= now() and level < cardinality(escalations) and ${TASK_END} > now()
         returning ${DUE_COLUMNS}`,
        organization,
        uuidOf("tsk", id),
      ),
    );
    for (const { traceId, step, level, approvers, slaDueAt } of rows) {
      const data = { level, approvers: approvers.map(publicName), slaDueAt: slaDueAt.toISOString() };
      append({ type: "review.escalated", traceId, data: { taskId: id, ...step, ...data } });
    }
    return rows.length > 0;
  });
}
