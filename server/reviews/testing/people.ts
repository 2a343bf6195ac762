import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles, type Role } from "@/server/auth/permissions";
import { decideAction } from "@/server/decisions";
import { newId, type ReviewTaskId, type TraceId, type UserId, uuidOf } from "@/server/ids";
import { addMember } from "@/server/organizations";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";

/** Somebody of an organization, signed in a moment ago. */
export interface Person extends ActorContext {
  readonly userId: UserId;
}

/** A member with this role. */
export async function newPerson({ organizationId }: Pick<Tenant, "organizationId">, role: Role): Promise<Person> {
  const { id } = await addMember(
    { organizationId, actor: { type: "operator", id: "cli" } },
    { email: `${newId("usr")}@example.org`, role },
  );
  return {
    userId: id,
    organizationId,
    actor: { type: "user", id, method: "email_link", signedInAt: new Date() },
    permissions: permissionsOfRoles([role]),
    requestId: newId("req"),
  };
}

/** The address a person is known by. */
export async function addressOf(id: UserId): Promise<string> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ email: string }>("select email from mastguard.user_account where id = $1", [
      uuidOf("usr", id),
    ]);
    return rows[0]?.email ?? "";
  });
}

/** An action that waits for people. */
export interface Waiting {
  readonly tenant: Tenant;
  readonly task: ReviewTaskId;
  readonly trace: TraceId;
  readonly digest: string;
}

/** One, in an organization whose policy asks for so many. @param given an organization that has a policy. */
export async function waitingFor(requiredApprovals: number, given?: Tenant): Promise<Waiting> {
  const tenant = given ?? (await newTenant());
  if (!given) await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals, slaMinutes: 60 } });
  const { answer } = await decideAction(tenant.agent, {
    agentId: "billing-bot",
    actionType: "PAYMENT_APPROVE",
    payload: { to: "secret-beneficiary", amount: 480 },
    context: { tool: "send_wire" },
  });
  return {
    tenant,
    task: `tsk_${answer.hitlTaskId?.slice(4) ?? ""}`,
    trace: `trc_${answer.traceId.slice(4)}`,
    digest: answer.actionDigest,
  };
}

/** Sets columns of a task behind the log's back. */
export async function taskIs(task: ReviewTaskId, columns: string): Promise<void> {
  await asSuperuser((db) =>
    db.query(`update mastguard.review_task set ${columns} where id = $1`, [uuidOf("tsk", task)]),
  );
}

/** The entries of a trace, in order. */
export async function entriesOf({ tenant, trace }: Pick<Waiting, "tenant" | "trace">) {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ type: string; body: string }>(
      "select type, body from mastguard.entry where organization_id = $1 and trace_id = $2 order by index",
      [uuidOf("org", tenant.organizationId), uuidOf("trc", trace)],
    );
    return rows.map(({ type, body }) => ({ type, ...JSON.parse(body) }));
  });
}
