import { inOrganization } from "@/server/db/in-organization";
import { type OrganizationId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { nextApprover, personIn } from "../next-approver";
import { readAttention } from "../quality/attention-store";
import { addStep, holdTest } from "./held-test";

/** Moves a test as `routeOn` moves a task, where everybody who looks at it sees the same, and the log has nothing. */
export async function routeTest(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
  const actor = { type: "system", id: "review-routing" } as const;
  return await inOrganization({ organizationId, actor }, async (unit) => {
    const test = await holdTest(unit, id);
    const holder = personIn(test.assignee);
    if (holder === null || test.status !== "PENDING" || test.judged.isOverdue) return false;
    const isBegun = test.steps.some(({ userId, seenAt }) => userId === holder && seenAt !== null);
    if (isBegun || (await readAttention(unit, holder)).over === null) return false;
    const next = await nextApprover(unit, test.judged, holder);
    const assignee = next === null ? null : `user:${uuidOf("usr", next)}`;
    await unit.tx.$executeRaw`update mastguard.review_test set assignee = ${assignee}
      where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", id)}::uuid`;
    await addStep(unit, test, actor, { event: "routed", by: holder, ...(assignee === null ? {} : { assignee }) });
    return true;
  });
}
