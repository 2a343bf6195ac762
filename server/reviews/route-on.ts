import { z } from "zod";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { idOf, type OrganizationId, type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import { stepOf } from "./annotate";
import { refusalOf } from "./authority";
import { type LockedTask, lockTask } from "./locked-task";
import { readAttention } from "./quality/attention-store";
import { principalsOf } from "./reviewer";
import { LOOKING } from "./screen-store";
import { transition } from "./task-state";

/**
 * Gives a task that waits for somebody at the limit of attention to the next who may approve it, or to nobody in particular where there is
 * none; the entry says why. Not one that they have begun: they approved it, or have it before them. Returns false when nothing was to be done,
 * of any number of nodes for all but one.
 */
export async function routeOn(organizationId: OrganizationId, id: ReviewTaskId): Promise<boolean> {
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

function personIn(assignee: string | null): UserId | null {
  const [kind, id = ""] = assignee?.split(":") ?? [];
  return kind === "user" ? idOf("usr", id) : null;
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

/** Whoever may approve it in their own right, is not away and not at the limit: who has the fewest open reviews of their own first, then by name. */
async function nextApprover(unit: Unit, task: LockedTask, holder: UserId): Promise<UserId | null> {
  for (const { user_id: id, roles, groups } of await membersAtWork(unit)) {
    const userId = idOf("usr", id);
    if (userId === holder || !permissionsOfRoles(roles).has("reviews:decide")) continue;
    const names = new Set(principalsOf({ user_id: id, roles, groups }));
    const reviewer = { userId, mayDecide: true, names, own: names, standsInFor: [], signedInAt: task.now };
    if (refusalOf(task, reviewer, "APPROVE", task.now) !== null) continue;
    if (!transition(task, { kind: "approve", by: userId, onBehalfOf: null }).ok) continue;
    if ((await readAttention(unit, userId)).over === null) return userId;
  }
  return null;
}

async function membersAtWork({ tx, organization }: Unit): Promise<z.output<typeof Members>> {
  return Members.parse(
    await tx.$queryRaw`select m.user_id, m.roles, array(select g.group_id::text from mastguard.reviewer_group_member g
        where g.organization_id = m.organization_id and g.user_id = m.user_id) as groups
      from mastguard.membership m join mastguard.user_account u on u.id = m.user_id
      where m.organization_id = ${organization}::uuid and not exists (select 1 from mastguard.review_delegation d
        where d.organization_id = m.organization_id and d.from_user_id = m.user_id and now() between d.starts_at and d.ends_at)
      order by (select count(*) from mastguard.review_task t where t.organization_id = m.organization_id
        and t.status in ('PENDING', 'PARTIALLY_APPROVED') and t.assignee = 'user:' || m.user_id), coalesce(nullif(u.name, ''), u.email), m.user_id`,
  );
}

const Members = z.array(z.object({ user_id: z.string(), roles: z.array(z.string()), groups: z.array(z.string()) }));
