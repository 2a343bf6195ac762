import { z } from "zod";
import { permissionsOfRoles } from "@/server/auth/permissions";
import type { Unit } from "@/server/db/in-organization";
import { idOf, type UserId } from "@/server/ids";
import { type Answerable, refusalOf } from "./authority";
import type { LockedTask } from "./locked-task";
import { readAttention } from "./quality/attention-store";
import { principalsOf } from "./reviewer";
import { type TaskState, transition } from "./task-state";

/**
 * Who is next to approve a task that somebody held: whoever may in their own right, is not away and not at the limit of attention, who has
 * the fewest open reviews first, then by name; null when there is nobody.
 */
export async function nextApprover(
  unit: Unit,
  task: TaskState & Answerable & Pick<LockedTask, "now">,
  holder: UserId,
): Promise<UserId | null> {
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

/** The person whom a stored assignee names; null for a group and for nobody. */
export function personIn(assignee: string | null): UserId | null {
  const [kind, id = ""] = assignee?.split(":") ?? [];
  return kind === "user" ? idOf("usr", id) : null;
}
