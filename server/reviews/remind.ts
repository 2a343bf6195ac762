import { inOrganization } from "@/server/db/in-organization";
import { type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { DUE_COLUMNS, DueTasks } from "./due-task";

/**
 * Says, once for each level, that three quarters of its time have passed. Who is told follows from the entry. Returns false when it is
 * too early or too late for that, was said, or the task is not open.
 */
export async function remindReview(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
  const actor = { type: "system", id: "review-reminder" } as const;
  return await inOrganization({ organizationId, actor }, async ({ tx, organization, append }) => {
    const rows = DueTasks.parse(
      await tx.$queryRawUnsafe(
        `update mastguard.review_task set reminded_at = now()
         where organization_id = $1::uuid and id = $2::uuid and status in ('PENDING', 'PARTIALLY_APPROVED') and reminded_at is null
           and sla_due_at - sla_minutes * interval '15 seconds' <= now() and sla_due_at > now()
         returning ${DUE_COLUMNS}`,
        organization,
        uuidOf("tsk", id),
      ),
    );
    for (const { traceId, step, level, slaDueAt } of rows) {
      const data = { level, slaDueAt: slaDueAt.toISOString() };
      append({ type: "review.reminded", traceId, data: { taskId: id, ...step, ...data } });
    }
    return rows.length > 0;
  });
}
