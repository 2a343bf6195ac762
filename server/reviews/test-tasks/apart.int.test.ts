import { describe, expect, it } from "vitest";
import * as traceRoute from "@/app/api/v1/audit/[traceId]/route";
import * as dashboardRoute from "@/app/api/v1/governance/dashboard/route";
import * as redeemRoute from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import * as decisionRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as auditRoute from "@/app/api/v1/hitl/audit/route";
import * as qualityRoute from "@/app/api/v1/hitl/quality/route";
import * as queueRoute from "@/app/api/v1/hitl/queue/route";
import * as taskRoute from "@/app/api/v1/hitl/tasks/[id]/route";
import { integrate } from "@/server/audit/testing";
import { traceOf } from "@/server/audit/trace";
import { verifyAudit } from "@/server/audit/verify";
import { getDashboard, getOverview } from "@/server/dashboard/service";
import { getWaitingReviews } from "@/server/dashboard/waiting-reviews";
import { decideAction } from "@/server/decisions";
import { ForbiddenError, NotFoundError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { createChannel } from "@/server/notifications";
import { findNotifications } from "@/server/notifications/find-notifications";
import { CreateChannelSchema } from "@/server/notifications/schemas";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { createWebhook, listDeliveries, webhookRules } from "@/server/webhooks";
import { EVENT_TYPES } from "@/server/webhooks/event-types";
import { findDeliveries } from "@/server/webhooks/find-deliveries";
import { assignTask, commentOn, viewTask } from "../annotate";
import { answerReview } from "../answer-review";
import { reviewQuality } from "../quality/service";
import { screenQueue, screenTask } from "../screen";
import { reviewTask } from "../service";
import { taskStory } from "../task-story";
import { newPerson } from "../testing/people";
import { addMember, entriesOf, taskOf } from "../testing/routing";
import { agentsIn, storedTest, testIn, testIs } from "../testing/tests";
import { countWaiting } from "./listed";

const RATIONALE = "Checked against the order, twice.";
const APPROVE = { decision: "APPROVE", rationale: RATIONALE, expectedDigest: null } as const;
const REJECT = { ...APPROVE, decision: "REJECT" } as const;

async function pausing(): Promise<Tenant> {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "HITL" });
  return tenant;
}

async function openReal({ agent }: Tenant) {
  const { answer } = await decideAction(agent, { agentId: "a", actionType: "OTHER", payload: { n: 1 } });
  return { task: taskOf(answer), trace: answer.traceId };
}

/** Everything that is counted, delivered or executed, as others see it. */
async function outside({ organizationId, key, owner }: Tenant) {
  const data = async (route: Parameters<typeof callRoute>[0], query = "") =>
    (await callRoute(route, { key, query })).envelope.data;
  const rows = await asSuperuser(async (db) => {
    const counts = [
      "action",
      "review_task",
      "review_vote",
      "review_view",
      "record",
      "redemption",
      "activity_minute",
      "agent_activity",
      "agent_hour",
      "policy_day",
      "outcome",
      "budget_use",
      "webhook_delivery",
      "notification_item",
      "judge_question",
    ].map((table) => `(select count(*)::int from mastguard.${table} where organization_id = $1) as ${table}`);
    return (await db.query(`select ${counts.join(", ")}`, [uuidOf("org", organizationId)])).rows;
  });
  const { reviewers: _tested, until: _until, since: _since, ...quality } = await reviewQuality(owner, { days: 30 });
  return {
    dashboard: await data(dashboardRoute.GET),
    queue: await data(queueRoute.GET),
    decisions: await data(auditRoute.GET),
    quality,
    rows,
  };
}

const MOMENTS = new Set(
  "id number traceId hitlTaskId at createdAt slaDueAt expiresAt processingTimeMs durationUs".split(" "),
);
const withoutMoments = (key: string, value: unknown) => (MOMENTS.has(key) ? "" : value);

describe("a test task, open or answered", () => {
  it("is in no table, figure, list of agents' keys, webhook or notification that real actions are in", async () => {
    const tenant = await pausing();
    const { owner } = tenant;
    const { id: webhook } = await createWebhook(owner, webhookRules(), {
      name: "x",
      url: "https://8.8.8.8/",
      eventTypes: [...EVENT_TYPES],
    });
    const config = { to: ["people@company.example"] };
    await createChannel(owner, webhookRules(), CreateChannelSchema.parse({ name: "x", type: "email", config }));
    const person = await newPerson(tenant, "reviewer");
    await openReal(tenant);
    await agentsIn(tenant);
    await findDeliveries();
    await findNotifications(new Date());
    const before = await outside(tenant);
    const delivered = (await listDeliveries(owner, webhook, { limit: 50 })).deliveries.length;

    const [missed, caught, open] = [await testIn(tenant), await testIn(tenant), await testIn(tenant)];
    await testIs(missed, "risk_category = 'HIGH'");
    expect(await answerReview(person, missed, APPROVE, null)).toMatchObject({ outcome: "APPROVED" });
    expect(await answerReview(person, caught, REJECT, null)).toMatchObject({ outcome: "REJECTED" });
    await findDeliveries();
    await findNotifications(new Date());

    expect(await outside(tenant)).toEqual(before);
    expect((await listDeliveries(owner, webhook, { limit: 50 })).deliveries).toHaveLength(delivered);
    expect((await screenQueue(owner, { view: "waiting", page: 1 })).total).toBe(2);
    expect([await countWaiting(owner), await countWaiting(tenant.agent)]).toEqual([2, 1]);
    expect(await screenTask(owner, open)).toMatchObject({ status: "PENDING" });
    await integrate();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, problems: [] });
  });

  it("is counted and listed by the overview as the desk has it, for who is tested, and not for agents' keys", async () => {
    const tenant = await pausing();
    const { owner } = tenant;
    await openReal(tenant);
    const soon = await testIn(tenant);
    await testIs(soon, "created_at = now() - interval '1 hour', sla_due_at = now() + interval '5 minutes'");
    const ended = await testIn(tenant);
    await testIs(ended, "risk_category = 'HIGH'");
    await answerReview(await newPerson(tenant, "reviewer"), ended, REJECT, null);

    const desk = await screenQueue(owner, { view: "waiting", page: 1 });
    const { total, reviews } = await getWaitingReviews(owner);
    expect([total, reviews.map(({ taskId }) => taskId)]).toEqual([desk.total, desk.tasks.map(({ id }) => id)]);
    expect(reviews[0]?.taskId).toBe(soon);
    const { figures, oldestReview } = await getOverview(owner, { range: "24h" });
    expect([figures.hitlQueueDepth.value, figures.hitlQueueDepth.hours.at(-1)]).toEqual([desk.total, desk.total]);
    expect(oldestReview?.taskId).toBe(soon);
    expect(await getDashboard(owner)).toMatchObject({ hitlQueueDepth: desk.total });
    expect(await getDashboard(tenant.agent)).toMatchObject({ hitlQueueDepth: 1 });
  });

  it("says what the same action would say were it real, field by field in the same order, but for ids and moments", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals: 2, slaMinutes: 60 } });
    const person = await newPerson(tenant, "reviewer");
    await openReal(tenant); // whose agent stands behind both
    const test = await testIn(tenant);
    const { answer } = await decideAction(tenant.agent, JSON.parse((await storedTest(test)).event));
    const both = [taskOf(answer), test];
    for (const id of both) {
      await viewTask(person, id);
      await commentOn(person, id, "Asked the supplier.");
      await assignTask(person, id, `user:${uuidOf("usr", person.userId)}`);
    }
    const queue = await screenQueue(tenant.owner, { view: "waiting", page: 1, groupBy: "look-alike" });
    const said = both.map(async (id) => ({
      row: queue.tasks.find((task) => task.id === id),
      story: await taskStory(person, id),
      byApi: await reviewTask(person, id),
    }));
    const [real, made] = (await Promise.all(said)).map((all) => JSON.stringify(all, withoutMoments, 1));
    expect(made).toBe(real);
  });

  it("has a story like any other's, which says of an ended one what it was, and is never the log's", async () => {
    const tenant = await pausing();
    const { owner } = tenant;
    const [real, test] = [(await openReal(tenant)).task, await testIn(tenant)];
    await testIs(test, "risk_category = 'HIGH'");
    const [told, untold] = [await taskStory(owner, test), await taskStory(owner, real)];
    expect(Object.keys(told)).toEqual(Object.keys(untold));
    expect(Object.keys(told.task).toSorted()).toEqual(Object.keys(untold.task).toSorted());
    expect(Object.keys(told.answer).toSorted()).toEqual(Object.keys(untold.answer).toSorted());
    expect(Object.keys(told.story).toSorted()).toEqual(Object.keys(untold.story).toSorted());
    expect(told).toMatchObject({ task: { id: test, status: "PENDING" }, answer: { decision: "HITL" } });
    expect(JSON.stringify(told)).not.toMatch(/template|review_test/);

    const { traceId } = told.task;
    await expect(traceOf(owner, traceId)).rejects.toBeInstanceOf(NotFoundError);
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    expect(await callRoute(traceRoute.GET, { key, params: { traceId } })).toMatchObject({ status: 404 });
    const blind = { ...owner, permissions: new Set([...owner.permissions].filter((p) => p !== "audit:read")) };
    await expect(taskStory(blind, test)).rejects.toBeInstanceOf(ForbiddenError);
    await expect(taskStory(await newPerson(await pausing(), "reviewer"), test)).rejects.toBeInstanceOf(NotFoundError);

    await answerReview(await newPerson(tenant, "reviewer"), test, REJECT, null);
    expect((await taskStory(owner, test)).task.test).toMatchObject({ result: "caught" });
    await expect(traceOf(owner, traceId)).rejects.toBeInstanceOf(NotFoundError);
  });

  it("has no decision, no approval and nothing to redeem", async () => {
    const tenant = await pausing();
    const test = await testIn(tenant);
    await testIs(test, "risk_category = 'HIGH'");
    const { traceId, actionDigest } = await screenTask(tenant.owner, test);
    const ask = async () => [
      (await callRoute(decisionRoute.GET, { key: tenant.key, params: { traceId } })).status,
      (
        await callRoute(redeemRoute.POST, {
          key: tenant.key,
          params: { traceId },
          json: { token: "a.b.c", digest: actionDigest },
        })
      ).status,
    ];
    const before = await ask();
    await answerReview(await newPerson(tenant, "reviewer"), test, APPROVE, null);
    expect(await ask()).toEqual(before);
    expect(before[0]).toBe(404);
    expect(before[1]).toBeGreaterThanOrEqual(404);
  });

  it("leaves answers to real tasks as they were", async () => {
    const tenant = await pausing();
    await testIn(tenant);
    const { task, trace } = await openReal(tenant);
    expect(await answerReview(await newPerson(tenant, "reviewer"), task, APPROVE, null)).not.toHaveProperty("test");
    const { envelope } = await callRoute(decisionRoute.GET, { key: tenant.key, params: { traceId: trace } });
    expect(envelope.data).toMatchObject({ status: "approved", approvalToken: expect.any(String) });
    expect(await screenTask(tenant.owner, task)).not.toHaveProperty("test");
    expect((await entriesOf(tenant)).filter(({ type }) => type.startsWith("review_test"))).toEqual([]);
  });

  it("is there for people, on the screen and by a key that reviews for them, and not for agents' keys", async () => {
    const tenant = await pausing();
    const { key } = await addMember(tenant, "reviewer");
    const [real, test] = [(await openReal(tenant)).task, await testIn(tenant)];
    const listed = async (by: string, query = "") => {
      const { envelope } = await callRoute(queueRoute.GET, { key: by, query });
      const ids = Array.isArray(envelope.data) ? envelope.data.map(({ id }) => id) : [];
      return [ids, envelope.meta["total"]];
    };
    expect(await listed(key)).toEqual([[real, test], 2]);
    expect(await listed(key, "limit=1&page=2")).toEqual([[test], 2]);
    expect(await listed(tenant.key)).toEqual([[real], 1]);
    const screen = await screenQueue(tenant.owner, { view: "waiting", page: 1 });
    expect(screen.tasks.map(({ id }) => id).toSorted()).toEqual([real, test].toSorted());
    const ask = (by: string) => callRoute(taskRoute.GET, { key: by, params: { id: test } });
    const mine = await ask(key);
    expect([mine.status, mine.envelope.data]).toMatchObject([200, { id: test, status: "PENDING" }]);
    const told = (await callRoute(taskRoute.GET, { key, params: { id: real } })).envelope.data;
    expect(Object.keys(Object(mine.envelope.data))).toEqual(Object.keys(Object(told)));
    expect(await ask(tenant.key)).toMatchObject({ status: 404 });
  });

  it("is not another organization's: neither seen nor answered, commented or edited there", async () => {
    const test = await testIn(await pausing());
    const stranger = await newPerson(await pausing(), "reviewer");
    await expect(screenTask(stranger, test)).rejects.toBeInstanceOf(NotFoundError);
    await expect(answerReview(stranger, test, REJECT, null)).rejects.toBeInstanceOf(NotFoundError);
    expect(await screenQueue(stranger, { view: "all", page: 1 })).toEqual({ tasks: [], total: 0 });
    const { trace_id: trace } = await storedTest(test);
    expect(trace).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("figures of tests", () => {
  it("are caught of answered for each person, also for who answered nothing else; the rest counts real tasks alone", async () => {
    const tenant = await pausing();
    const [ana, ben] = [await newPerson(tenant, "reviewer"), await newPerson(tenant, "reviewer")];
    const { task } = await openReal(tenant);
    await answerReview(ana, task, REJECT, null);
    for (const [person, vote] of [
      [ana, REJECT],
      [ana, APPROVE],
      [ben, REJECT],
    ] as const) {
      const test = await testIn(tenant);
      await testIs(test, "risk_category = 'HIGH'");
      await answerReview(person, test, vote, null);
    }
    const { reviewers } = await reviewQuality(tenant.owner, { days: 7 }, new Date(Date.now() + 1_000));
    expect(reviewers).toMatchObject([
      { reviewerId: ana.userId, tasks: 1, approved: { count: 0, of: 1 }, tests: { count: 1, of: 2 } },
      { reviewerId: ben.userId, tasks: 0, approved: { count: 0, of: 0 }, tests: { count: 1, of: 1 } },
    ]);
    const own = await reviewQuality(ben, { days: 7 }, new Date(Date.now() + 1_000));
    expect(own.reviewers).toMatchObject([{ reviewerId: ben.userId, tests: { count: 1, of: 1 } }]);
    const { status, envelope } = await callRoute(qualityRoute.GET, { key: tenant.key });
    expect([status, envelope.data]).toMatchObject([200, { scope: "everybody" }]);
  });
});
