import { inOrganization, type Unit } from "@/server/db/in-organization";
import { type OrganizationId, type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import { stepOf } from "./annotate";
import { lockTask } from "./locked-task";
import { nextApprover, personIn } from "./next-approver";
import { readAttention } from "./quality/attention-store";
import { LOOKING } from "./screen-store";
import { traceOfTask } from "./store";
import { routeTest } from "./test-tasks/route-on";

/**
 * Gives a task that waits for somebody at the limit of attention to the next who may approve it, or to nobody in particular where there is
 * none; the entry says why. Not one that they have begun: they approved it, or have it before them. Returns false when nothing was to be done,
 * of any number of nodes for all but one.
 */
export async function routeOn(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
  if ((await traceOfTask(organizationId, id)) === null) return await routeTest(organizationId, id);
  const actor = { type: "system", id: "review-routing" } as const;
  return await inOrganization({ organizationId, actor }, async (unit) => {
    const task = await lockTask(unit, id);
    const holder = personIn(task.assignee);
    const isOpen = task.status === "PENDING" || task.status === "PARTIALLY_APPROVED";
    if (holder === null || !isOpen || task.isOverdue) return false;
    if ((await readAttention(unit, holder)).over === null || (await hasBegun(unit, id, holder))) return false;
    const next = await nextApprover(unit, task, holder);
    await unit.tx
      .$executeRaw`update mastguard.review_task set assignee = ${next === null ? null : `user:${uuidOf("usr", next)}`}
      where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", id)}::uuid`;
    const data = { assignee: next === null ? null : `user:${next}`, from: `user:${holder}`, reason: "attention_limit" };
    unit.append({ type: "review.assigned", traceId: task.traceId, data: { ...stepOf(task), ...data } });
    return true;
  });
}

async function hasBegun({ tx, organization }: Unit, id: ReviewTaskId, person: UserId): Promise<boolean> {
  const [task, user] = [uuidOf("tsk", id), uuidOf("usr", person)];
  const rows = await tx.$queryRawUnsafe<unknown[]>(
    `select 1 from mastguard.review_vote where organization_id = $1::uuid and task_id = $2::uuid and user_id = $3::uuid
     union all select 1 from mastguard.review_view
       where organization_id = $1::uuid and task_id = $2::uuid and user_id = $3::uuid and seen_at > now() - ${LOOKING}`,
    organization,
    task,
    user,
  );
  return rows.length > 0;
}
