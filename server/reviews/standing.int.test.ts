import { describe, expect, it } from "vitest";
import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles, type Role } from "@/server/auth/permissions";
import { decideAction } from "@/server/decisions";
import { newId, type OrganizationId, type UserId, uuidOf } from "@/server/ids";
import { addMember } from "@/server/organizations";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { assignTask, viewTask } from "./annotate";
import { answerReview } from "./answer-review";
import { assignableTo, screenQueue, screenTask } from "./screen";

const OPERATOR = { type: "operator", id: "cli" } as const;
const RATIONALE = "Matches the order and the account on file.";
const EVENT = { agentId: "pay-bot", actionType: "PAYMENT_APPROVE", payload: { to: "ACME", amount: 3 } } as const;

interface Person extends ActorContext {
  readonly email: string;
  readonly actor: { readonly type: "user"; readonly id: UserId; readonly method: string; readonly signedInAt: Date };
}

/** A member, signed in just now. */
async function person(organizationId: OrganizationId, role: Role): Promise<Person> {
  const email = `${newId("usr")}@example.org`;
  const { id } = await addMember({ organizationId, actor: OPERATOR }, { email, role });
  const actor = { type: "user", id, method: "email_link", signedInAt: new Date() } as const;
  return { organizationId, actor, permissions: permissionsOfRoles([role]), requestId: newId("req"), email };
}

async function waiting(tenant: Tenant, requiredApprovals = 1): Promise<`tsk_${string}`> {
  await addPolicy(tenant, { decision: "HITL", name: "Payments", review: { requiredApprovals, slaMinutes: 60 } });
  const { answer } = await decideAction(tenant.agent, EVENT);
  return `tsk_${answer.hitlTaskId?.slice(4) ?? ""}`;
}

const vote = (decision: "APPROVE" | "REJECT") => ({ decision, rationale: RATIONALE, expectedDigest: null });

describe("what a person may answer, as the task's page says it", () => {
  it("says what the answer would say: the holder of the agent's key may reject and not approve, another may do both", async () => {
    const tenant = await newTenant();
    const holder = await person(tenant.organizationId, "reviewer");
    const other = await person(tenant.organizationId, "reviewer");
    await addPolicy(tenant, { decision: "HITL", name: "Payments" });
    const { agent } = await newTenantKey(tenant.organizationId, ["ingest"], holder.actor.id);
    const { answer } = await decideAction(agent, EVENT);
    const task: `tsk_${string}` = `tsk_${answer.hitlTaskId?.slice(4) ?? ""}`;
    const shown = await screenTask(holder, task);
    expect(shown.standing).toMatchObject({ reject: null, edit: null, needsSignIn: false, insiders: [holder.actor.id] });
    await expect(answerReview(holder, task, vote("APPROVE"), null)).rejects.toThrow(shown.standing?.approve ?? "-");
    expect(shown.names[holder.actor.id]).toBe(holder.email);
    expect((await screenTask(other, task)).standing).toMatchObject({ approve: null, reject: null });
  });

  it("a critical action asks for a fresh sign-in, and for nothing else of whoever may approve it", async () => {
    const tenant = await newTenant();
    const fresh = await person(tenant.organizationId, "reviewer");
    const stale = { ...fresh, actor: { ...fresh.actor, signedInAt: new Date(Date.now() - 16 * 60_000) } };
    const { answer } = await decideAction(tenant.agent, {
      agentId: "ops-bot",
      actionType: "API_CALL",
      payload: { command: "rm -rf / --no-preserve-root" },
    });
    expect(answer).toMatchObject({ decision: "HITL", riskCategory: "CRITICAL" });
    const task = answer.hitlTaskId ?? "";
    expect((await screenTask(fresh, task)).standing).toMatchObject({ approve: null, needsSignIn: false });
    expect((await screenTask(stale, task)).standing).toMatchObject({
      approve: expect.stringMatching(/sign/i),
      reject: null,
      needsSignIn: true,
    });
  });

  it("somebody without the right to decide is told so, and may be assigned nothing", async () => {
    const tenant = await newTenant();
    const [auditor, reviewer] = [
      await person(tenant.organizationId, "auditor"),
      await person(tenant.organizationId, "reviewer"),
    ];
    const task = await waiting(tenant);
    const { standing } = await screenTask(auditor, task);
    expect(standing?.approve).toMatch(/role/);
    expect(standing?.reject).toBe(standing?.approve);
    const names = (await assignableTo(reviewer, task)).map(({ name }) => name);
    expect(names).toContain(reviewer.email);
    expect(names).not.toContain(auditor.email);
  });

  it("whoever approved already is told so; a decided task asks for nothing any more", async () => {
    const tenant = await newTenant();
    const [first, second] = [
      await person(tenant.organizationId, "reviewer"),
      await person(tenant.organizationId, "reviewer"),
    ];
    const task = await waiting(tenant, 2);
    await answerReview(first, task, vote("APPROVE"), null);
    expect((await screenTask(first, task)).standing).toMatchObject({
      approve: expect.stringMatching(/already/),
      reject: null,
    });
    await answerReview(second, task, vote("REJECT"), null);
    expect(await screenTask(first, task)).toMatchObject({ standing: null, status: "REJECTED" });
  });
});

describe("who does what, by name", () => {
  it("a row counts approvals and names who is expected and who has just opened it, the viewer themselves left out", async () => {
    const tenant = await newTenant();
    const [first, second] = [
      await person(tenant.organizationId, "reviewer"),
      await person(tenant.organizationId, "reviewer"),
    ];
    const task = await waiting(tenant, 2);
    await viewTask(first, task);
    const row = { id: task };
    await assignTask(first, task, `user:${uuidOf("usr", second.actor.id)}`);
    expect((await screenQueue(second, { view: "waiting", page: 1 })).tasks).toMatchObject([
      { ...row, assignee: "you", approvals: 0, seenBy: { name: first.email } },
    ]);
    expect((await screenQueue(first, { view: "waiting", page: 1 })).tasks).toMatchObject([
      { ...row, assignee: second.email, seenBy: null },
    ]);
    await answerReview(first, task, vote("APPROVE"), null);
    expect((await screenQueue(second, { view: "waiting", page: 1 })).tasks).toMatchObject([
      { ...row, approvals: 1, seenBy: null },
    ]);
    const { steps } = await screenTask(second, task);
    expect(steps).toMatchObject([
      { event: "opened" },
      { event: "viewed", by: first.actor.id },
      { event: "assigned", by: first.actor.id, to: `user:${second.actor.id}` },
      { event: "approved", by: first.actor.id, text: RATIONALE },
    ]);
  });

  it("a task says who has it before them, until they have gone or answered; and the log has the first time alone", async () => {
    const tenant = await newTenant();
    const [first, second] = [
      await person(tenant.organizationId, "reviewer"),
      await person(tenant.organizationId, "reviewer"),
    ];
    const task = await waiting(tenant, 2);
    const lookers = async () => (await screenTask(second, task)).lookers;
    const minutesPass = () =>
      asSuperuser((db) => db.query("update mastguard.review_view set seen_at = seen_at - interval '2 minutes'"));
    await viewTask(first, task);
    await viewTask(second, task);
    expect(await lookers()).toEqual([first.actor.id, second.actor.id]);
    await minutesPass();
    expect(await lookers()).toEqual([]);
    expect((await screenQueue(second, { view: "waiting", page: 1 })).tasks).toMatchObject([{ id: task, seenBy: null }]);
    await viewTask(first, task);
    expect(await lookers()).toEqual([first.actor.id]);
    expect((await screenTask(second, task)).steps.filter(({ event }) => event === "viewed")).toHaveLength(2);
    await answerReview(first, task, vote("APPROVE"), null);
    expect(await lookers()).toEqual([]);
  });

  it("what was decided today is listed, newest first, and no longer waits", async () => {
    const tenant = await newTenant();
    const reviewer = await person(tenant.organizationId, "reviewer");
    const task = await waiting(tenant);
    expect(await screenQueue(reviewer, { view: "decided", page: 1 })).toEqual({ tasks: [], total: 0 });
    await answerReview(reviewer, task, vote("APPROVE"), null);
    expect(await screenQueue(reviewer, { view: "decided", page: 1 })).toMatchObject({
      total: 1,
      tasks: [{ id: task }],
    });
    expect(await screenQueue(reviewer, { view: "waiting", page: 1 })).toMatchObject({ total: 0 });
  });
});
