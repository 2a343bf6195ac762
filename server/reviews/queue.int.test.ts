import { describe, expect, it } from "vitest";
import * as queueRoute from "@/app/api/v1/hitl/queue/route";
import * as assignRoute from "@/app/api/v1/hitl/tasks/[id]/assign/route";
import * as rejectManyRoute from "@/app/api/v1/hitl/tasks/reject/route";
import { decideAction } from "@/server/decisions";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { shapeOf } from "./look-alike";
import { createGroup } from "./people/groups";
import { screenQueue } from "./screen";
import { addMember, entriesOf, taskOf } from "./testing/routing";

const REASON = "Not what was ordered.";

async function open(
  { agent }: Tenant,
  agentId: string,
  { payload = {}, tool }: { readonly payload?: Record<string, unknown>; readonly tool?: string } = {},
): Promise<ReviewTaskId> {
  const context = tool === undefined ? {} : { tool };
  return taskOf((await decideAction(agent, { agentId, actionType: "API_CALL", payload, context })).answer);
}

async function queued(key: string, query: string): Promise<Record<string, unknown>[]> {
  const { envelope } = await callRoute(queueRoute.GET, { key, query });
  return Array.isArray(envelope.data) ? envelope.data : [];
}

describe("mine=true", () => {
  it("lists what names me, my groups, my roles, and whom I stand in for, or is assigned to one of them; and nothing else", async () => {
    const tenant = await newTenant();
    const [me, away] = [await addMember(tenant, "reviewer"), await addMember(tenant, "admin")];
    const group = await createGroup(tenant.owner, { name: "Mine", userIds: [me.userId] });
    const approvers = {
      me: `user:${me.userId}`,
      group: `group:${group.id}`,
      role: "role:reviewer",
      away: `user:${away.userId}`,
      owner: "role:owner",
    };
    for (const [agentId, name] of Object.entries(approvers))
      await addPolicy(tenant, { decision: "HITL", agentIds: [agentId], review: { approvers: [name] } });
    await addPolicy(tenant, { decision: "HITL", agentIds: ["anybody"] });
    for (const agentId of [...Object.keys(approvers), "anybody"]) await open(tenant, agentId);
    const mine = async () => (await queued(me.key, "mine=true")).map(({ agentId }) => String(agentId)).toSorted();
    expect(await mine()).toEqual(["group", "me", "role"]);
    await asSuperuser((db) =>
      db.query(
        "insert into mastguard.review_delegation values ($1, $2, $3, now() - interval '1 day', now() + interval '1 day')",
        [uuidOf("org", tenant.organizationId), uuidOf("usr", away.userId), uuidOf("usr", me.userId)],
      ),
    );
    expect(await mine()).toEqual(["away", "group", "me", "role"]);
    const [anybody] = (await queued(tenant.key, "agentId=anybody")).map(({ id }) => String(id));
    const assign = (to: object) =>
      callRoute(assignRoute.POST, { key: me.key, json: to, params: { id: anybody ?? "" } });
    expect(await assign({ userId: me.userId })).toMatchObject({ status: 200 });
    expect(await mine()).toEqual(["anybody", "away", "group", "me", "role"]);
    await assign({ group: group.id });
    expect(await mine()).toContain("anybody");
    await assign({ userId: tenant.ownerId });
    expect(await mine()).not.toContain("anybody");
    expect(await queued(me.key, "mine=false")).toHaveLength(6);
    const screen = await screenQueue(tenant.owner, { view: "waiting", page: 1, mine: true });
    expect(screen.tasks.map(({ agentId }) => agentId).toSorted()).toEqual(["anybody", "owner"]);
  });

  it("is refused to a key that is bound to nobody", async () => {
    const { key } = await newTenant();
    expect(await callRoute(queueRoute.GET, { key, query: "mine=true" })).toMatchObject({ status: 403 });
  });
});

describe("groupBy=look-alike", () => {
  it("tells the same agent, tool and keys apart from all others, whatever the values", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL" });
    await open(tenant, "a", { payload: { to: "x", lines: [{ n: 1 }] }, tool: "t" });
    await open(tenant, "a", { payload: { to: "y", lines: [{ n: 2 }, { n: 3 }] }, tool: "t" });
    await open(tenant, "a", { payload: { to: "y", lines: [{ m: 2 }] }, tool: "t" });
    await open(tenant, "a", { payload: { to: "x", lines: [{ n: 1 }] }, tool: "u" });
    await open(tenant, "b", { payload: { to: "x", lines: [{ n: 1 }] }, tool: "t" });
    const marks = (await queued(tenant.key, "groupBy=look-alike")).map(({ lookAlike }) => lookAlike);
    expect(marks[0]).toBe(marks[1]);
    expect(new Set(marks).size).toBe(4);
    expect((await queued(tenant.key, ""))[0]).not.toHaveProperty("lookAlike");
    const screen = await screenQueue(tenant.owner, { view: "waiting", page: 1, groupBy: "look-alike" });
    expect(screen.tasks.map(({ lookAlike }) => lookAlike)).toEqual(marks);
  });

  it("goes with the version of the policy: after a change of it nothing looks like what was before", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", priority: 5 });
    await open(tenant, "a");
    await addPolicy(tenant, { decision: "HITL", priority: 1 });
    await open(tenant, "a");
    expect(new Set((await queued(tenant.key, "groupBy=look-alike")).map(({ lookAlike }) => lookAlike)).size).toBe(2);
  });

  it("keeps tasks apart that other people, or more of them, have to approve, and says the amounts for who may read them", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, {
      decision: "HITL",
      review: {
        bands: [
          { condition: "payload.amount > 1000.0", requiredApprovals: 2 },
          { condition: "payload.amount > 500.0", approvers: ["role:owner"] },
        ],
      },
    });
    for (const amount of [10, 20, 600, 700, 2_000, 3_000])
      await open(tenant, "a", { payload: { amount, currency: "EUR" } });
    const { tasks } = await screenQueue(tenant.owner, { view: "waiting", page: 1, groupBy: "look-alike" });
    const amounts = (mark: unknown) =>
      tasks.filter((task) => task.lookAlike === mark).map(({ amount }) => amount?.value);
    expect([...new Set(tasks.map(({ lookAlike }) => lookAlike))].map(amounts)).toEqual([
      [10, 20],
      [600, 700],
      [2_000, 3_000],
    ]);
    const blind = {
      ...tenant.owner,
      permissions: new Set([...tenant.owner.permissions].filter((p) => p !== "payloads:read")),
    };
    const hidden = await screenQueue(blind, { view: "waiting", page: 1, groupBy: "look-alike" });
    expect(hidden.tasks.map(({ amount }) => amount)).toEqual(tasks.map(() => null));
  });

  it("takes a payload's keys at every level, in any order", () => {
    expect(shapeOf({ b: [{ c: 1 }, { d: {} }], a: null })).toEqual(['."a"', '."b"', '."b"[]."c"', '."b"[]."d"']);
  });
});

describe("POST /api/v1/hitl/tasks/reject", () => {
  it("answers for each task on its own, and one that is refused changes nothing about the rest", async () => {
    const tenant = await newTenant();
    const person = await addMember(tenant, "reviewer");
    await addPolicy(tenant, { decision: "HITL", agentIds: ["theirs"], review: { approvers: ["role:owner"] } });
    await addPolicy(tenant, { decision: "HITL" });
    const [one, theirs, two] = [await open(tenant, "a"), await open(tenant, "theirs"), await open(tenant, "a")];
    const stranger = await newTenant();
    await addPolicy(stranger, { decision: "HITL" });
    const json = { ids: [one, theirs, await open(stranger, "a"), "tsk_x", two], rationale: REASON };
    const { status, envelope } = await callRoute(rejectManyRoute.POST, { key: person.key, json });
    expect(status).toBe(200);
    expect(envelope.data).toMatchObject([
      { id: one, success: true, data: { outcome: "REJECTED", decisionRecord: { taskId: one, reason: REASON } } },
      { id: theirs, success: false, error: { code: "FORBIDDEN" } },
      { success: false, error: { code: "NOT_FOUND" } },
      { id: "tsk_x", success: false, error: { code: "NOT_FOUND" } },
      { id: two, success: true },
    ]);
    const again = await callRoute(rejectManyRoute.POST, { key: person.key, json: { ids: [one], rationale: REASON } });
    expect(again.envelope.data).toMatchObject([{ success: false, error: { code: "CONFLICT" } }]);
    const entries = await entriesOf(tenant, "review.rejected");
    expect(entries.map(({ taskId }) => taskId)).toEqual([one, two]);
    expect(new Set(entries.map(({ noteId }) => noteId)).size).toBe(2);
  });

  it("sent again with its Idempotency-Key answers as the first time, and rejects nothing twice", async () => {
    const tenant = await newTenant();
    const person = await addMember(tenant, "reviewer");
    await addPolicy(tenant, { decision: "HITL" });
    const json = { ids: [await open(tenant, "a"), await open(tenant, "b")], rationale: REASON };
    const send = () =>
      callRoute(rejectManyRoute.POST, { key: person.key, json, headers: { "idempotency-key": "k-1" } });
    const [first, second] = [await send(), await send()];
    expect(second.envelope.data).toEqual(first.envelope.data);
    expect(await entriesOf(tenant, "review.rejected")).toHaveLength(2);
  });

  it.each([
    ["ids", { ids: [], rationale: REASON }],
    ["ids", { ids: Array.from({ length: 101 }, (_, n) => `tsk_${n}`), rationale: REASON }],
    ["ids", { ids: ["tsk_x", "tsk_x"], rationale: REASON }],
    ["rationale", { ids: ["tsk_x"], rationale: "no" }],
  ])("refuses wrong %s and names it", async (path, json) => {
    const { key } = await addMember(await newTenant(), "reviewer");
    const { status, envelope } = await callRoute(rejectManyRoute.POST, { key, json });
    expect([status, envelope.error?.details?.[0]?.path]).toEqual([422, path]);
  });

  it("is for people: a plain key is refused", async () => {
    const { key } = await newTenant();
    const json = { ids: ["tsk_x"], rationale: REASON };
    expect(await callRoute(rejectManyRoute.POST, { key, json })).toMatchObject({ status: 403 });
  });
});
