import { beforeAll, describe, expect, test } from "vitest";
import { sessionCookie } from "@/server/auth/cookies";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { openSession } from "@/server/auth/session";
import { decideAction } from "@/server/decisions";
import { type UserId, uuidOf } from "@/server/ids";
import { testMember } from "@/server/organizations/testing";
import { createGroup } from "@/server/reviews/people/groups";
import { addMember } from "@/server/reviews/testing/routing";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { requestContext } from "@/server/trpc/context";
import { createCallerFactory } from "@/server/trpc/procedures";
import { listPrincipals } from "./principals";
import { policiesRouter } from "./router";
import { listPolicyRows } from "./service";
import { conditionVocabulary } from "./vocabulary";

const callerOf = createCallerFactory(policiesRouter);
const rule = { name: "Big", actionTypes: ["PAYMENT_APPROVE"] as const, decision: "BLOCK" as const };
let tenant: Tenant;
let owner: ReturnType<typeof callerOf>;

/** The procedures as a signed-in person calls them. */
async function signedInAs(userId: UserId) {
  const { token } = await openSession(userId, "email_link");
  return callerOf(requestContext({ headers: new Headers({ cookie: `${sessionCookie().name}=${token}` }) }, null));
}

beforeAll(async () => {
  tenant = await newTenant();
  owner = await signedInAs(tenant.ownerId);
});

describe("policies router", () => {
  test("creates, changes, switches, orders and deletes like REST does", async () => {
    const first = await owner.create({ ...rule, actionTypes: [...rule.actionTypes] });
    const second = await owner.create({ ...rule, actionTypes: [...rule.actionTypes], name: "Second" });
    expect(await owner.update({ id: first.id, name: "Bigger", expectedVersion: 1 })).toMatchObject({
      name: "Bigger",
      version: 2,
    });
    expect(await owner.toggle({ id: first.id, active: false })).toMatchObject({ active: false, version: 2 });
    expect(await owner.reorder({ ids: [second.id, first.id] })).toMatchObject([
      { id: second.id, priority: 10 },
      { id: first.id, priority: 20 },
    ]);
    expect(await owner.get({ id: first.id })).toMatchObject({ priority: 20 });
    expect(await owner.delete({ id: first.id })).toEqual({ id: first.id, deleted: true });
    expect(await owner.list()).toMatchObject([{ id: second.id, matches: { matched: 0, shadowed: 0, errored: 0 } }]);
    expect(await owner.delete({ id: second.id })).toMatchObject({ deleted: true });
  });

  test("reviewers read and validate; changes are refused to them", async () => {
    const { ctx } = await testMember(tenant.organizationId, "reviewer");
    if (ctx.actor.type !== "user") throw new Error("not a person");
    const reviewer = await signedInAs(ctx.actor.id);
    expect(await reviewer.list()).toEqual([]);
    expect(await reviewer.validate({ condition: "" })).toEqual({ ok: true });
    await expect(reviewer.create({ ...rule, actionTypes: ["OTHER"] })).rejects.toThrow(/policies:write/);
    await expect(callerOf(requestContext({ headers: new Headers() }, null)).list()).rejects.toThrow("Sign in");
  });

  test("validates a condition as saving would, and says where it is wrong", async () => {
    expect(await owner.validate({ condition: "payload.amount > 5" })).toEqual({ ok: true });
    expect(await owner.validate({ condition: "payload.a &&\n  nope > 5" })).toEqual({
      ok: false,
      message: expect.any(String),
      position: { line: 2, column: 3 },
    });
  });
});

describe("principals", () => {
  test("are the roles, groups and members of this organization, each with how many of them decide reviews", async () => {
    const here = await newTenant();
    const [{ userId: reviewer }, { userId: auditor }] = [
      await addMember(here, "reviewer"),
      await addMember(here, "auditor"),
    ];
    const group = await createGroup(here.owner, { name: "Finance", userIds: [reviewer, auditor, here.ownerId] });
    const all = await listPrincipals(here.owner);
    const decidersOf = (name: string) => all.find(({ principal }) => principal === name)?.deciders;
    expect(all.filter(({ principal }) => !principal.startsWith("role:"))).toHaveLength(4);
    expect(all.find(({ principal }) => principal === `group:${group.id}`)).toMatchObject({
      name: "Finance",
      deciders: 2,
    });
    expect(
      ["role:owner", "role:reviewer", "role:auditor", `user:${reviewer}`, `user:${auditor}`].map(decidersOf),
    ).toEqual([1, 1, 0, 1, 0]);
  });

  test("are shown to who writes policies and may not list members", async () => {
    const { ctx } = await testMember(tenant.organizationId, "policy_manager");
    if (ctx.actor.type !== "user") throw new Error("not a person");
    const all = await (await signedInAs(ctx.actor.id)).principals();
    expect(all.map(({ principal }) => principal)).toContain(`user:${tenant.ownerId}`);
  });

  test("are to who only reads policies no list of members, but whom a policy names", async () => {
    const here = await newTenant();
    const { userId: named } = await addMember(here, "reviewer");
    await addPolicy(here, { decision: "HITL", review: { approvers: [`user:${named}`] } });
    const { ctx } = await testMember(here.organizationId, "reviewer");
    const people = (await listPrincipals(ctx)).filter(({ principal }) => principal.startsWith("user:"));
    expect(people.map(({ principal }) => principal)).toEqual([`user:${named}`]);
  });
});

describe("conditionVocabulary", () => {
  test("names variables, functions, and the paths of recent actions of this organization only", async () => {
    const { agent, owner: reader } = await newTenant();
    const other = await newTenant();
    await decideAction(other.agent, { agentId: "a", actionType: "OTHER", payload: { foreign: 1 }, context: {} });
    await decideAction(agent, {
      agentId: "a",
      actionType: "OTHER",
      payload: { amount: { eur: 5 } },
      context: { tool: "pay" },
    });
    const { variables, functions, observed } = await conditionVocabulary(reader);
    expect(variables.map(({ name }) => name)).toContain("payload");
    expect(functions.map(({ name }) => name)).toContain("inWindow");
    expect(observed).toEqual([
      { path: "context.tool", types: ["string"], count: 1 },
      { path: "payload.amount", types: ["map"], count: 1 },
      { path: "payload.amount.eur", types: ["number"], count: 1 },
    ]);
  });

  test("keeps names of fields from those who may not read payloads", async () => {
    const auditor = { ...tenant.owner, permissions: permissionsOfRoles(["auditor"]) };
    expect((await conditionVocabulary(auditor)).observed).toBeNull();
  });
});

describe("matches of the last seven days", () => {
  test("add up seven UTC days, today included", async () => {
    const policy = await owner.create({ ...rule, actionTypes: ["OTHER"] });
    await asSuperuser(async (db) => {
      for (const [day, matched] of [
        ["2026-11-13", 1000],
        ["2026-11-14", 10],
        ["2026-11-20", 1],
      ] as const) {
        await db.query("insert into mastguard.policy_day values ($1, $2, $3, $4, 5, 2)", [
          uuidOf("org", tenant.organizationId),
          uuidOf("pol", policy.id),
          day,
          matched,
        ]);
      }
    });
    const rows = await listPolicyRows(tenant.owner, new Date("2026-11-20T23:59:00Z"));
    expect(rows).toMatchObject([{ id: policy.id, matches: { matched: 11, shadowed: 10, errored: 4 } }]);
  });

  test("a new rule decides the very next action, and the decision counts for it", async () => {
    const { agent, owner: writer, ownerId } = await newTenant();
    const policies = await signedInAs(ownerId);
    const event = { agentId: "a", actionType: "OTHER", payload: { amount: 9 }, context: {} } as const;
    expect((await decideAction(agent, event)).answer.decision).toBe("ALLOW");
    const policy = await policies.create({ ...rule, actionTypes: ["OTHER"], condition: "payload.amount > 5" });
    expect((await decideAction(agent, event)).answer).toMatchObject({ decision: "BLOCK", matchedPolicyId: policy.id });
    await policies.toggle({ id: policy.id, active: false });
    expect((await decideAction(agent, event)).answer.decision).toBe("ALLOW");
    expect(await listPolicyRows(writer)).toMatchObject([{ matches: { matched: 1, shadowed: 0 } }]);
  });
});
