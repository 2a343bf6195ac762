import { describe, expect, it } from "vitest";
import * as approveRoute from "@/app/api/v1/hitl/tasks/[id]/approve/route";
import * as taskRoute from "@/app/api/v1/hitl/tasks/[id]/route";
import { integrate } from "@/server/audit/testing";
import { verifyAudit } from "@/server/audit/verify";
import { decideAction } from "@/server/decisions";
import { ValidationError } from "@/server/errors";
import type { ReviewTaskId } from "@/server/ids";
import { startSweeper } from "@/server/jobs/sweeper";
import { callRoute } from "@/server/testing/call";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { escalateReview } from "./escalate";
import { expireReview } from "./expire";
import { createGroup } from "./people/groups";
import { remindReview } from "./remind";
import { ReviewTaskView } from "./schemas";
import { screenTask } from "./screen";
import { addMember, entriesOf, moveDueTime, moveOpening, type Person, taskOf } from "./testing/routing";

const REASON = { rationale: "Checked against the order." };

async function open(tenant: Tenant, amount = 500): Promise<ReviewTaskId> {
  const { answer } = await decideAction(tenant.agent, {
    agentId: "billing-bot",
    actionType: "PAYMENT_APPROVE",
    payload: { amount },
  });
  return taskOf(answer);
}

async function approve({ key }: Person, id: ReviewTaskId): Promise<number> {
  return (await callRoute(approveRoute.POST, { key, params: { id }, json: REASON })).status;
}

async function viewOf(tenant: Tenant, id: ReviewTaskId): Promise<unknown> {
  return (await callRoute(taskRoute.GET, { key: tenant.key, params: { id } })).envelope.data;
}

describe("a review that names its approvers", () => {
  it("is decided by whoever has the role, and by nobody else", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review: { approvers: ["role:admin"] } });
    const task = await open(tenant);
    expect(await approve(await addMember(tenant, "reviewer"), task)).toBe(403);
    expect(await approve(await addMember(tenant, "admin"), task)).toBe(200);
  });

  it("is decided by the people of a group, and by nobody else", async () => {
    const tenant = await newTenant();
    const [inside, outside] = [await addMember(tenant, "reviewer"), await addMember(tenant, "reviewer")];
    const group = await createGroup(tenant.owner, { name: "Treasury", userIds: [inside.userId] });
    await addPolicy(tenant, { decision: "HITL", review: { approvers: [`group:${group.id}`] } });
    const task = await open(tenant);
    expect(await approve(outside, task)).toBe(403);
    expect(await approve(inside, task)).toBe(200);
  });

  it("is decided by the person, and by nobody else", async () => {
    const tenant = await newTenant();
    const [named, other] = [await addMember(tenant, "reviewer"), await addMember(tenant, "owner")];
    await addPolicy(tenant, { decision: "HITL", review: { approvers: [`user:${named.userId}`] } });
    const task = await open(tenant);
    expect(await approve(other, task)).toBe(403);
    expect(await approve(named, task)).toBe(200);
  });

  it("gives nobody the right to decide reviews whose roles do not include it", async () => {
    const tenant = await newTenant();
    const named = await addMember(tenant, "auditor");
    await addPolicy(tenant, { decision: "HITL", review: { approvers: [`user:${named.userId}`] } });
    expect(await approve(named, await open(tenant))).toBe(403);
  });
});

describe("bands", () => {
  const review = {
    requiredApprovals: 1,
    slaMinutes: 60,
    escalateTo: ["role:owner" as const],
    bands: [
      { condition: "payload.amount > 10000", requiredApprovals: 3, approvers: ["role:admin"], slaMinutes: 10 },
      { condition: "payload.amount > 1000", requiredApprovals: 2 },
    ],
  };

  it("say who decides, how many and how fast, and the log says which band it was", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review });
    const large = await open(tenant, 20_000);
    expect(await viewOf(tenant, large)).toMatchObject({ requiredApprovals: 3, approvers: ["role:admin"] });
    expect(await viewOf(tenant, await open(tenant, 2_000))).toMatchObject({ requiredApprovals: 2, approvers: [] });
    expect(await viewOf(tenant, await open(tenant, 2))).toMatchObject({ requiredApprovals: 1, approvers: [] });
    const opened = await entriesOf(tenant, "review.opened");
    expect(opened.map(({ band, slaMinutes }) => [band, slaMinutes])).toEqual([
      [0, 10],
      [1, 60],
      [null, 60],
    ]);
    expect(opened[0]).toMatchObject({ approvers: ["role:admin"], escalateTo: [["role:owner"]] });
    expect((await entriesOf(tenant, "action.decided")).map(({ reviewBand }) => reviewBand)).toEqual([0, 1, null]);
  });

  it("the agent is told when the last level would end", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review });
    const before = Date.now();
    const { answer } = await decideAction(tenant.agent, {
      agentId: "a",
      actionType: "PAYMENT_APPROVE",
      payload: { amount: 20_000 },
    });
    const minutes = (Date.parse(answer.expiresAt ?? "") - before) / 60_000;
    expect(Math.round(minutes)).toBe(20);
  });

  it("that cannot be evaluated ask for the most approvals of all, of those whom bands name, and the log says which failed", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review });
    const { answer } = await decideAction(tenant.agent, { agentId: "a", actionType: "OTHER", payload: {} });
    expect(await viewOf(tenant, taskOf(answer))).toMatchObject({ requiredApprovals: 3, approvers: ["role:admin"] });
    expect(await entriesOf(tenant, "review.opened")).toMatchObject([{ band: null, failedBand: 0 }]);
  });

  it.each([
    ["review.bands[2].condition", { bands: [{ condition: "" }, { condition: "true" }, { condition: "payload." }] }],
    ["review.approvers[0]", { approvers: ["group:grp_01kagm4t9v8qz3000000000000"] }],
    [
      "review.bands[0].approvers[1]",
      { bands: [{ condition: "", approvers: ["role:owner", "user:usr_01kagm4t9v8qz3000000000000"] }] },
    ],
    ["review.escalateTo[0]", { escalateTo: ["group:grp_01kagm4t9v8qz3000000000000"] }],
    ["review.escalateTo[1][0]", { escalateTo: ["role:owner", ["user:usr_01kagm4t9v8qz3000000000000"]] }],
  ])("are refused naming %s", async (path, settings) => {
    const tenant = await newTenant();
    const refused = addPolicy(tenant, { decision: "HITL", review: settings }).catch((error: unknown) => error);
    const error = await refused;
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ details: [{ path }] });
  });
});

describe("time", () => {
  async function escalating() {
    const tenant = await newTenant();
    const [first, second] = [await addMember(tenant, "reviewer"), await addMember(tenant, "admin")];
    await addPolicy(tenant, {
      decision: "HITL",
      review: {
        requiredApprovals: 2,
        approvers: ["role:reviewer"],
        slaMinutes: 60,
        escalateTo: ["role:admin", ["role:owner"]],
      },
    });
    return { tenant, first, second, task: await open(tenant) };
  }

  it("reminds once at three quarters of a level, not before and not at its end", async () => {
    const { tenant, task } = await escalating();
    await moveDueTime(task, "16 minutes");
    expect(await remindReview(tenant.organizationId, task)).toBe(false);
    await moveDueTime(task, "14 minutes");
    const said = await Promise.all([1, 2, 3].map(() => remindReview(tenant.organizationId, task)));
    expect(said.filter(Boolean)).toHaveLength(1);
    await moveDueTime(task, "-1 second");
    expect(await remindReview(tenant.organizationId, task)).toBe(false);
    expect(await entriesOf(tenant, "review.reminded")).toMatchObject([{ taskId: task, level: 0 }]);
  });

  it("the task's page says what each level has, and whom a reminder and an escalation told", async () => {
    const { tenant, task } = await escalating();
    await moveDueTime(task, "14 minutes");
    await remindReview(tenant.organizationId, task);
    await moveDueTime(task, "-1 second");
    await escalateReview(tenant.organizationId, task);
    const { given, steps } = await screenTask(tenant.owner, task);
    expect(given).toEqual({ minutes: 60, levels: 3 });
    expect(steps).toMatchObject([
      { event: "opened", told: [] },
      { event: "reminded", told: ["role:reviewer"] },
      { event: "escalated", told: ["role:admin"] },
    ]);
  });

  it("hands the right over at the end of a level, and keeps the approvals that were given", async () => {
    const { tenant, first, second, task } = await escalating();
    expect(await approve(first, task)).toBe(200);
    expect(await approve(second, task)).toBe(403);
    await moveDueTime(task, "-1 second");
    const handed = await Promise.all([1, 2, 3].map(() => escalateReview(tenant.organizationId, task)));
    expect(handed.filter(Boolean)).toHaveLength(1);
    expect(await viewOf(tenant, task)).toMatchObject({
      status: "PARTIALLY_APPROVED",
      level: 1,
      approvers: ["role:admin"],
      approvals: [{ reviewerId: first.userId }],
      assignee: null,
    });
    expect(await approve(await addMember(tenant, "reviewer"), task)).toBe(403);
    expect(await approve(second, task)).toBe(200);
    expect(await viewOf(tenant, task)).toMatchObject({ status: "APPROVED" });
    expect(await entriesOf(tenant, "review.escalated")).toMatchObject([{ level: 1, approvers: ["role:admin"] }]);
  });

  it("does not expire a task that has levels left, and expires it behind the last", async () => {
    const { tenant, task } = await escalating();
    for (const level of [1, 2]) {
      await moveDueTime(task, "-1 second");
      expect(await expireReview(tenant.organizationId, task)).toBe(false);
      expect(await escalateReview(tenant.organizationId, task)).toBe(true);
      expect(await viewOf(tenant, task)).toMatchObject({ level });
    }
    await moveDueTime(task, "-1 second");
    expect(await escalateReview(tenant.organizationId, task)).toBe(false);
    expect(await expireReview(tenant.organizationId, task)).toBe(true);
    await integrate();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true });
  });

  it("ends when the agent was told, also when nobody was there at the end of a level", async () => {
    const { tenant, task } = await escalating(); // three levels of an hour
    await moveOpening(task, "2 hours 50 minutes");
    expect(await expireReview(tenant.organizationId, task)).toBe(false);
    expect(await escalateReview(tenant.organizationId, task)).toBe(true);
    const { createdAt, slaDueAt } = ReviewTaskView.parse(await viewOf(tenant, task));
    expect(Date.parse(slaDueAt) - Date.parse(createdAt)).toBe(3 * 60 * 60_000);

    const { tenant: other, task: forgotten } = await escalating();
    await moveOpening(forgotten, "3 hours 1 second");
    expect(await escalateReview(other.organizationId, forgotten)).toBe(false);
    expect(await expireReview(other.organizationId, forgotten)).toBe(true);
  });

  it("each step happens by itself, once, however many nodes look", async () => {
    const { tenant, task } = await escalating();
    const nodes = [startSweeper(), startSweeper()];
    const typesOf = async () => (await entriesOf(tenant)).map(({ type }) => type);
    await moveDueTime(task, "10 minutes");
    await expect.poll(typesOf, { timeout: 10_000 }).toContain("review.reminded");
    for (const count of [1, 2]) {
      await moveDueTime(task, "-1 second");
      await expect
        .poll(async () => (await typesOf()).filter((type) => type === "review.escalated").length, { timeout: 10_000 })
        .toBe(count);
    }
    await moveDueTime(task, "-1 second");
    await expect.poll(typesOf, { timeout: 10_000 }).toContain("review.expired");
    await Promise.all(nodes.map((node) => node.stop()));
    const steps = (await typesOf()).filter((type) => /reminded|escalated|expired/.test(type));
    expect(steps).toEqual(["review.reminded", "review.escalated", "review.escalated", "review.expired"]);
  });
});
