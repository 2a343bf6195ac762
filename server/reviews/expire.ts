import { inOrganization } from "@/server/db/in-organization";
import { type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { DUE_COLUMNS, DueTasks, TASK_END } from "./due-task";
import { endOvertaken } from "./overtaken";

/**
 * Ends a task whose last level's time has passed, or all of its time while nobody was there to escalate it: expiry is a rejection. Database time decides, and one statement, so that an answer
 * given in the same moment either came first or finds the task closed. Returns false when it was no longer open, or has levels left.
 */
export async function expireReview(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
  const actor = { type: "system", id: "review-expiry" } as const;
  return await inOrganization({ organizationId, actor }, async (unit) => {
    const { tx, organization, append } = unit;
    const rows = DueTasks.parse(
      await tx.$queryRawUnsafe(
        `update mastguard.review_task set status = 'EXPIRED', resolved_at = now()
         where organization_id = $1::uuid and id = $2::uuid and status in ('PENDING', 'PARTIALLY_APPROVED')
           and sla_due_at <= now() and (level >= cardinality(escalations) or ${TASK_END} <= now())
         returning ${DUE_COLUMNS}`,
        organization,
        uuidOf("tsk", id),
      ),
    );
    for (const { traceId, step } of rows)
      append({ type: "review.expired", traceId, data: { taskId: id, ...step, decision: "BLOCK" } });
    if (rows.length > 0) await endOvertaken(unit, id);
    return rows.length > 0;
  });
}
