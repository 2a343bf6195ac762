import { ACTION_TYPES } from "@mastguard/engine";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import type { Tenant } from "@/server/testing/tenant";
import { openDueTest } from "../test-tasks/open";
import { updateTestSettings } from "../test-tasks/plan";
import { templateOf } from "../test-tasks/templates";

/** Makes a test due in an organization that has them switched on. */
export async function makeDue({ organizationId }: Tenant): Promise<void> {
  await asSuperuser((db) =>
    db.query("update mastguard.review_test_plan set due_number = 0 where organization_id = $1", [
      uuidOf("org", organizationId),
    ]),
  );
}

/** Agents of an organization that take each kind of action, as the commit of their decisions leaves them; `kinds` when not all of them. */
export async function agentsIn({ organizationId }: Tenant, kinds: readonly string[] = ACTION_TYPES): Promise<void> {
  await asSuperuser((db) =>
    db.query(
      `insert into mastguard.agent_activity (organization_id, agent_id, first_seen_at, last_seen_at, last_action_type)
       select $1, 'agent-' || lower(kind), now(), now(), kind from unnest($2::text[]) kind on conflict do nothing`,
      [uuidOf("org", organizationId), kinds],
    ),
  );
}

/** An open test task, in an organization that has them switched on from here on. */
export async function testIn(tenant: Tenant, kinds?: readonly string[]): Promise<ReviewTaskId> {
  await agentsIn(tenant, kinds);
  await updateTestSettings(tenant.owner, { every: 20 });
  await makeDue(tenant);
  const id = await openDueTest(tenant.organizationId);
  if (id === null) throw new Error("no test was opened");
  return id;
}

/** What the database holds of a test. */
export async function storedTest(id: ReviewTaskId) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ template_id: string; trace_id: string; event: string; number: number }>(
      "select template_id, trace_id, event, number from mastguard.review_test where id = $1",
      [uuidOf("tsk", id)],
    );
    const [row] = rows;
    if (row === undefined) throw new Error("no such test");
    const template = templateOf(row.template_id);
    if (template === null) throw new Error("no such template");
    return { ...row, template, payload: JSON.parse(row.event).payload };
  });
}

/** Sets columns of a test behind everybody's back. */
export async function testIs(id: ReviewTaskId, columns: string): Promise<void> {
  await asSuperuser((db) => db.query(`update mastguard.review_test set ${columns} where id = $1`, [uuidOf("tsk", id)]));
}

/** Sets columns of what people did with a test. */
export async function testSteps(id: ReviewTaskId, columns: string): Promise<void> {
  await asSuperuser((db) =>
    db.query(`update mastguard.review_test_step set ${columns} where test_id = $1`, [uuidOf("tsk", id)]),
  );
}
