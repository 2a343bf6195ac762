import { describe, expect, it } from "vitest";
import * as delegationsRoute from "@/app/api/v1/hitl/delegations/route";
import * as groupRoute from "@/app/api/v1/hitl/groups/[id]/route";
import * as groupsRoute from "@/app/api/v1/hitl/groups/route";
import * as approveRoute from "@/app/api/v1/hitl/tasks/[id]/approve/route";
import { decideAction } from "@/server/decisions";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { updatePolicy } from "@/server/policies";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { addMember, entriesOf, type Person, taskOf } from "../testing/routing";

const NOBODY = "usr_01kagm4t9v8qz3000000000000";

async function openFor(tenant: Tenant, approver: string, agentId = "bot"): Promise<ReviewTaskId> {
  await addPolicy(tenant, { decision: "HITL", agentIds: [agentId], review: { approvers: [approver] } });
  return taskOf((await decideAction(tenant.agent, { agentId, actionType: "API_CALL", payload: {} })).answer);
}

async function approve({ key }: Person, id: ReviewTaskId): Promise<number> {
  const json = { rationale: "Checked against the order." };
  return (await callRoute(approveRoute.POST, { key, params: { id }, json })).status;
}

async function admin(tenant: Tenant): Promise<string> {
  return (await newTenantKey(tenant.organizationId, ["admin"])).key;
}

const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();

describe("/api/v1/hitl/groups", () => {
  it("makes, changes and deletes a group, each an entry without its name", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    const person = await addMember(tenant, "reviewer");
    const made = await callRoute(groupsRoute.POST, { key, json: { name: "Treasury", userIds: [person.userId] } });
    expect([made.status, made.envelope.data]).toMatchObject([201, { name: "Treasury", userIds: [person.userId] }]);
    const id = String(Reflect.get(Object(made.envelope.data), "id"));
    const json = { name: "Payments", userIds: [] };
    const changed = await callRoute(groupRoute.PATCH, { key, params: { id }, method: "PATCH", json });
    expect(changed.envelope.data).toMatchObject({ id, ...json });
    expect((await callRoute(groupsRoute.GET, { key })).envelope.data).toMatchObject([{ id, name: "Payments" }]);
    expect(await callRoute(groupRoute.DELETE, { key, params: { id }, method: "DELETE" })).toMatchObject({
      status: 200,
    });
    expect((await callRoute(groupsRoute.GET, { key })).envelope.data).toEqual([]);
    const entries = (await entriesOf(tenant)).filter(({ type }) => type.startsWith("reviewer_group."));
    expect(entries).toEqual([
      { type: "reviewer_group.created", groupId: id, userIds: [person.userId] },
      { type: "reviewer_group.updated", groupId: id, userIds: [], isRenamed: true },
      { type: "reviewer_group.deleted", groupId: id },
    ]);
  });

  it("refuses a member who is none, a name that is taken and a key that may not", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    const refused = await callRoute(groupsRoute.POST, { key, json: { name: "A", userIds: [tenant.ownerId, NOBODY] } });
    expect([refused.status, refused.envelope.error?.details]).toMatchObject([422, [{ path: "userIds[1]" }]]);
    expect(await callRoute(groupsRoute.POST, { key, json: { name: "A" } })).toMatchObject({ status: 201 });
    expect(await callRoute(groupsRoute.POST, { key, json: { name: "A" } })).toMatchObject({ status: 409 });
    expect(await callRoute(groupsRoute.POST, { key: tenant.key, json: { name: "B" } })).toMatchObject({ status: 403 });
    expect(await callRoute(groupsRoute.GET, {})).toMatchObject({ status: 401 });
  });

  it("keeps a group that an active policy or an open review names", async () => {
    const tenant = await newTenant();
    const key = await admin(tenant);
    const person = await addMember(tenant, "reviewer");
    const made = await callRoute(groupsRoute.POST, { key, json: { name: "A", userIds: [person.userId] } });
    const id = String(Reflect.get(Object(made.envelope.data), "id"));
    const policy = await addPolicy(tenant, {
      decision: "HITL",
      review: { escalateTo: ["role:owner", [`group:${id}`]] },
    });
    const task = taskOf(
      (await decideAction(tenant.agent, { agentId: "bot", actionType: "API_CALL", payload: {} })).answer,
    );
    const remove = async () => (await callRoute(groupRoute.DELETE, { key, params: { id }, method: "DELETE" })).status;
    expect(await remove()).toBe(409);
    await updatePolicy(tenant.owner, policy.id, { active: false });
    expect(await remove()).toBe(409);
    expect(await approve(person, task)).toBe(200);
    expect(await remove()).toBe(200);
    await expect(updatePolicy(tenant.owner, policy.id, { active: true })).rejects.toMatchObject({
      details: [{ path: "review.escalateTo[1][0]" }],
    });
  });
});

describe("standing in", () => {
  async function away(tenant: Tenant, from: Person, to: Person, startsAt = days(-1), endsAt = days(1)) {
    const json = { toUserId: to.userId, startsAt, endsAt };
    return await callRoute(delegationsRoute.PUT, { key: from.key, method: "PUT", json });
  }

  /** Moves the clock: the delegation's time, as if now were so much later. */
  async function later({ userId }: Person, interval: string): Promise<void> {
    await asSuperuser((db) =>
      db.query(
        "update mastguard.review_delegation set starts_at = starts_at - $2::interval, ends_at = ends_at - $2::interval where from_user_id = $1",
        [uuidOf("usr", userId), interval],
      ),
    );
  }

  it("gives the right within its time, and neither before nor after", async () => {
    const tenant = await newTenant();
    const [from, to] = [await addMember(tenant, "admin"), await addMember(tenant, "reviewer")];
    const first = await openFor(tenant, `user:${from.userId}`);
    expect(await away(tenant, from, to, days(1), days(3))).toMatchObject({ status: 200 });
    expect(await approve(to, first)).toBe(403);
    await later(from, "2 days");
    expect(await approve(to, first)).toBe(200);
    const second = await openFor(tenant, "role:admin", "second");
    await later(from, "2 days");
    expect(await approve(to, second)).toBe(403);
  });

  it("passes on roles and groups of whom one stands in for, but nothing that they hold for others", async () => {
    const tenant = await newTenant();
    const [a, b, c] = [
      await addMember(tenant, "admin"),
      await addMember(tenant, "reviewer"),
      await addMember(tenant, "reviewer"),
    ];
    await away(tenant, a, b);
    await away(tenant, b, c);
    const task = await openFor(tenant, "role:admin");
    expect(await approve(c, task)).toBe(403);
    expect(await approve(b, task)).toBe(200);
  });

  it("is told to both, and ends when it is ended", async () => {
    const tenant = await newTenant();
    const [from, to] = [await addMember(tenant, "admin"), await addMember(tenant, "reviewer")];
    const other = await addMember(tenant, "reviewer");
    const period = { startsAt: days(-1), endsAt: days(1) };
    await away(tenant, from, to, period.startsAt, period.endsAt);
    const seen = { userId: from.userId, toUserId: to.userId, ...period };
    const listOf = async ({ key }: Pick<Person, "key">) =>
      (await callRoute(delegationsRoute.GET, { key })).envelope.data;
    expect([await listOf(from), await listOf(to), await listOf(other)]).toEqual([[seen], [seen], []]);
    expect(await listOf({ key: await admin(tenant) })).toEqual([seen]);
    const task = await openFor(tenant, "role:admin");
    const end = { key: from.key, method: "DELETE" };
    expect(await callRoute(delegationsRoute.DELETE, end)).toMatchObject({ status: 200 });
    expect(await callRoute(delegationsRoute.DELETE, end)).toMatchObject({ status: 404 });
    expect(await approve(to, task)).toBe(403);
    expect((await entriesOf(tenant)).filter(({ type }) => type.startsWith("delegation."))).toEqual([
      { type: "delegation.set", ...seen },
      { type: "delegation.ended", userId: from.userId },
    ]);
  });

  it("is said for another only by who manages members", async () => {
    const tenant = await newTenant();
    const [from, to] = [await addMember(tenant, "admin"), await addMember(tenant, "reviewer")];
    const json = { userId: from.userId, toUserId: to.userId, startsAt: days(-1), endsAt: days(1) };
    const put = async (key: string) => (await callRoute(delegationsRoute.PUT, { key, method: "PUT", json })).status;
    expect(await put(to.key)).toBe(403);
    expect(await put(tenant.key)).toBe(403);
    expect(await put(await admin(tenant))).toBe(200);
  });

  it("is for somebody who may decide reviews themselves", async () => {
    const tenant = await newTenant();
    const [from, to] = [await addMember(tenant, "admin"), await addMember(tenant, "auditor")];
    const refused = await away(tenant, from, to);
    expect([refused.status, refused.envelope.error?.details?.[0]?.path]).toEqual([422, "toUserId"]);
  });

  it.each([
    ["endsAt", { endsAt: days(-3) }],
    ["endsAt", { startsAt: days(0), endsAt: days(91) }],
    ["endsAt", { endsAt: "tomorrow" }],
    ["toUserId", { toUserId: NOBODY }],
    ["toUserId", { toUserId: "me" }],
    ["chain", { chain: true }],
  ])("refuses a wrong %s and names it", async (path, wrong) => {
    const tenant = await newTenant();
    const [from, to] = [await addMember(tenant, "admin"), await addMember(tenant, "reviewer")];
    const json = { toUserId: to.userId, startsAt: days(-1), endsAt: days(1), ...wrong };
    const refused = await callRoute(delegationsRoute.PUT, { key: from.key, method: "PUT", json });
    expect([refused.status, refused.envelope.error?.details?.[0]?.path]).toEqual([422, path]);
  });
});
