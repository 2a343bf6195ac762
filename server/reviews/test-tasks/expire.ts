import { z } from "zod";
import { inOrganization } from "@/server/db/in-organization";
import { type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";

/**
 * Ends a test that nobody answered in time: nobody caught or missed it. By the database's clock, in one statement. Returns false when it was
 * not open, or not due.
 */
export async function expireTest(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
  const actor = { type: "system", id: "review-expiry" } as const;
  return await inOrganization({ organizationId, actor }, async ({ tx, organization, append }) => {
    const rows = Ended.parse(
      await tx.$queryRaw`update mastguard.review_test set status = 'EXPIRED', resolved_at = now()
        where organization_id = ${organization}::uuid and id = ${uuidOf("tsk", id)}::uuid and status = 'PENDING' and sla_due_at <= now()
        returning template_id`,
    );
    for (const { template_id: templateId } of rows)
      append({ type: "review_test.expired", data: { taskId: id, templateId } });
    return rows.length > 0;
  });
}

const Ended = z.array(z.object({ template_id: z.string() }));
