import type { Role } from "@/server/auth/permissions";
import { isId, newId, type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import { addMember as join } from "@/server/organizations";
import { asSuperuser } from "@/server/testing/database";
import { newTenantKey, type Tenant } from "@/server/testing/tenant";

/** A member of a test's organization, with a key of theirs for reviews. */
export interface Person {
  readonly userId: UserId;
  readonly key: string;
}

export async function addMember({ organizationId, owner }: Tenant, role: Role): Promise<Person> {
  const { id: userId } = await join(owner, { email: `${newId("usr")}@example.org`, role });
  return { userId, key: (await newTenantKey(organizationId, ["hitl:review"], userId)).key };
}

/** The task that a decision opened. */
export function taskOf({ hitlTaskId }: { readonly hitlTaskId: string | null }): ReviewTaskId {
  if (hitlTaskId === null || !isId("tsk", hitlTaskId)) throw new Error("the decision opened no review");
  return hitlTaskId;
}

/** Lets time pass for a task: it is due so long from now. */
export async function moveDueTime(task: ReviewTaskId, interval: string): Promise<void> {
  await asSuperuser((db) =>
    db.query("update mastguard.review_task set sla_due_at = now() + $2::interval where id = $1", [
      uuidOf("tsk", task),
      interval,
    ]),
  );
}

/** Makes as if a task had been opened so long ago, at its first level. */
export async function moveOpening(task: ReviewTaskId, interval: string): Promise<void> {
  await asSuperuser((db) =>
    db.query(
      `update mastguard.review_task set created_at = now() - $2::interval, sla_due_at = now() - $2::interval + make_interval(mins => sla_minutes)
       where id = $1`,
      [uuidOf("tsk", task), interval],
    ),
  );
}

/** What the entries of an organization say, of one type or all, in the order of the log. */
export async function entriesOf(
  { organizationId }: Tenant,
  type?: string,
): Promise<({ readonly type: string } & Record<string, unknown>)[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ type: string; body: string }>(
      "select type, body from mastguard.entry where organization_id = $1 and ($2::text is null or type = $2) order by index",
      [uuidOf("org", organizationId), type ?? null],
    );
    return rows.map((row) => ({ type: row.type, ...JSON.parse(row.body).data }));
  });
}
