import { canonicalize } from "@mastguard/ledger";
import { describe, expect, it, vi } from "vitest";
import * as testsRoute from "@/app/api/v1/hitl/tests/route";
import { getAgent } from "@/server/agents";
import { contain } from "@/server/containment";
import { decideAction } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { startSweeper } from "@/server/jobs/sweeper";
import { logger } from "@/server/log";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { commentOn } from "../annotate";
import { screenQueue, screenTask } from "../screen";
import { reviewTask } from "../service";
import { entriesOf, moveDueTime, taskOf } from "../testing/routing";
import { agentsIn, makeDue, storedTest, testIn, testIs } from "../testing/tests";
import { expireTest } from "./expire";
import { openDueTest } from "./open";
import { gapOf, getTestSettings, updateTestSettings } from "./plan";

const WAITING = { view: "waiting", page: 1 } as const;

async function openReal({ agent }: Tenant) {
  const { answer } = await decideAction(agent, { agentId: "a", actionType: "OTHER", payload: { n: 1 } });
  return taskOf(answer);
}

/** An organization whose rules ask a person about everything. */
async function pausing(review: Parameters<typeof addPolicy>[1]["review"] = {}): Promise<Tenant> {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "HITL", name: "Everything", review });
  return tenant;
}

async function rowsOf({ organizationId }: Tenant): Promise<{ number: number; due_number: number }[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query(
      `select t.number, p.due_number from mastguard.review_test t join mastguard.review_test_plan p using (organization_id)
       where t.organization_id = $1 order by t.number`,
      [uuidOf("org", organizationId)],
    );
    return rows;
  });
}

describe("/api/v1/hitl/tests", () => {
  it("is off until an admin switches it on, which the log says once", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    expect((await callRoute(testsRoute.GET, { key })).envelope.data).toEqual({ every: null });
    const set = (every: number | null) => callRoute(testsRoute.PUT, { key, method: "PUT", json: { every } });
    for (const every of [20, 20, null, null]) expect(await set(every)).toMatchObject({ status: 200 });
    expect((await callRoute(testsRoute.GET, { key })).envelope.data).toEqual({ every: null });
    expect(await entriesOf(tenant, "organization.updated")).toMatchObject([
      { reviewTestEvery: 20 },
      { reviewTestEvery: null },
    ]);
  });

  it.each([
    [{ every: 4 }, "every"],
    [{ every: 1_001 }, "every"],
    [{ every: 7.5 }, "every"],
    [{}, "every"],
    [{ every: 20, more: 1 }, "more"],
  ])("refuses %j and names the field", async (json, field) => {
    const { key } = await newTenantKey((await newTenant()).organizationId, ["admin"]);
    const { status, text } = await callRoute(testsRoute.PUT, { key, method: "PUT", json });
    expect([status, text.includes(field)]).toEqual([422, true]);
  });

  it("is set by who may change settings only", async () => {
    const { key } = await newTenant();
    expect(await callRoute(testsRoute.PUT, { key, method: "PUT", json: { every: 20 } })).toMatchObject({ status: 403 });
  });
});

describe("a test task", () => {
  it("is due after so many tasks on average, and nobody can count on when", () => {
    const gaps = Array.from({ length: 4_000 }, () => gapOf(20));
    expect(Math.min(...gaps)).toBe(1);
    expect(Math.max(...gaps)).toBe(39);
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    expect(Math.abs(mean - 20)).toBeLessThan(1.5);
  });

  it("is opened when enough real tasks were, and not before", async () => {
    const tenant = await pausing();
    await openReal(tenant);
    await updateTestSettings(tenant.owner, { every: 5 });
    expect(await openDueTest(tenant.organizationId)).toBeNull();
    for (let count = 0; count < 9; count += 1) await openReal(tenant);
    expect(await openDueTest(tenant.organizationId)).not.toBeNull();
    expect(await openDueTest(tenant.organizationId)).toBeNull();
  });

  it("of ten nodes at once, one opens it", async () => {
    const tenant = await pausing();
    await agentsIn(tenant);
    await updateTestSettings(tenant.owner, { every: 20 });
    await makeDue(tenant);
    const opened = await Promise.all(Array.from({ length: 10 }, () => openDueTest(tenant.organizationId)));
    expect(opened.filter((id) => id !== null)).toHaveLength(1);
    const [row, ...others] = await rowsOf(tenant);
    expect(others).toEqual([]);
    expect(row?.due_number).toBeGreaterThan(row?.number ?? 0);
  });

  it("opens by itself where it is due, and expires by itself", async () => {
    const tenant = await pausing();
    await agentsIn(tenant);
    await updateTestSettings(tenant.owner, { every: 20 });
    await makeDue(tenant);
    const sweeper = startSweeper();
    await expect.poll(() => rowsOf(tenant), { timeout: 10_000 }).toHaveLength(1);
    const [waiting] = (await screenQueue(tenant.owner, WAITING)).tasks;
    await testIs(taskOf({ hitlTaskId: waiting?.id ?? null }), "sla_due_at = now() - interval '1 second'");
    await expect.poll(() => entriesOf(tenant, "review_test.expired"), { timeout: 10_000 }).toHaveLength(1);
    await sweeper.stop();
  });

  it("names an agent that is there and takes such actions, never one in quarantine, and is none where no agent fits", async () => {
    const tenant = await pausing();
    await updateTestSettings(tenant.owner, { every: 20 });
    await makeDue(tenant);
    expect(await openDueTest(tenant.organizationId)).toBeNull();
    expect(await rowsOf(tenant)).toEqual([]);

    await agentsIn(tenant, ["DATA_ACCESS", "EMAIL_SEND"]);
    await contain(tenant.owner, { kind: "quarantine", agentId: "agent-email_send" }, "drill");
    for (let count = 0; count < 3; count += 1) {
      await makeDue(tenant);
      const id = await openDueTest(tenant.organizationId);
      const task = await screenTask(tenant.owner, taskOf({ hitlTaskId: id }));
      expect(task).toMatchObject({ agentId: "agent-data_access", actionType: "DATA_ACCESS" });
      expect(await getAgent(tenant.owner, task.agentId)).toMatchObject({ agentId: task.agentId });
    }
  });

  it("has a number and an id like those around it, and leaves none out", async () => {
    const tenant = await pausing();
    const [first, test, last] = [await openReal(tenant), await testIn(tenant), await openReal(tenant)];
    expect(test).toMatch(/^tsk_[0-9a-z]{26}$/);
    const { tasks } = await screenQueue(tenant.owner, { view: "all", page: 1 });
    expect(tasks.map(({ id, number }) => [id, number])).toEqual([
      [last, 3],
      [test, 2],
      [first, 1],
    ]);
  });

  it("is written as a real one is: payload and context in the order that is stored, at every depth", async () => {
    const tenant = await pausing();
    const { answer } = await decideAction(tenant.agent, {
      agentId: "a",
      actionType: "OTHER",
      payload: { z: 1, a: { y: 2, b: [{ d: 3, c: 4 }] } },
      context: { tool: "run", environment: "staging" },
    });
    for (const id of [taskOf(answer), await testIn(tenant)]) {
      const { payload, context } = await reviewTask(tenant.owner, id);
      expect([JSON.stringify(payload), JSON.stringify(context)]).toEqual([
        canonicalize(payload),
        canonicalize(context),
      ]);
    }
  });

  it("is done with the tool that its agent used for such actions, where the kind of action says what a tool does", async () => {
    const tenant = await pausing();
    const act = (actionType: "EMAIL_SEND" | "OTHER", tool: string) =>
      decideAction(tenant.agent, { agentId: "desk-bot", actionType, payload: { n: 1 }, context: { tool } });
    await act("EMAIL_SEND", "outlook.dispatch");
    await updateTestSettings(tenant.owner, { every: 20 });
    const nextTool = async () => {
      await makeDue(tenant);
      const id = await openDueTest(tenant.organizationId);
      const { actionType, tool } = await screenTask(tenant.owner, taskOf({ hitlTaskId: id }));
      return [actionType, tool];
    };
    expect(await nextTool()).toEqual(["EMAIL_SEND", "outlook.dispatch"]);
    const other = await pausing();
    await decideAction(other.agent, {
      agentId: "b",
      actionType: "OTHER",
      payload: {},
      context: { tool: "water_plants" },
    });
    expect((await storedTest(await testIn(other, ["OTHER"]))).event).not.toContain("water_plants");
  });

  it("is what the rules in force would ask a person about: same approvers, approvals, time and reasons", async () => {
    const tenant = await pausing({
      requiredApprovals: 2,
      approvers: ["role:owner"],
      slaMinutes: 90,
      escalateTo: ["role:admin"],
    });
    const [real, test] = [await openReal(tenant), await testIn(tenant)];
    const [a, b] = [await screenTask(tenant.owner, real), await screenTask(tenant.owner, test)];
    expect(Object.keys(b).toSorted()).toEqual(Object.keys(a).toSorted());
    expect(b).toMatchObject({
      status: "PENDING",
      requiredApprovals: 2,
      approvers: ["role:owner"],
      rule: { name: "Everything", version: 1 },
      triggeredPolicies: [{ name: "Everything" }],
      history: [{ event: "opened", reviewerId: null }],
      standing: { reject: null, edit: null },
    });
    expect(b.given).toEqual(a.given);
    expect(Object.keys(b.standing ?? {})).toEqual(Object.keys(a.standing ?? {}));
    expect(Date.parse(b.slaDueAt) - Date.parse(b.createdAt)).toBeGreaterThan(89 * 60_000);
    expect(b.riskParts.reduce((sum, { value }) => sum + value, 0)).toBe(b.riskScore);
    expect(JSON.stringify(b)).not.toContain((await storedTest(test)).template_id);
    expect(JSON.stringify(b)).not.toContain((await storedTest(test)).template.hint);
  });

  it("is made even where no policy asks for a review; where everything is stopped or blocked, none is", async () => {
    const tenant = await newTenant();
    expect(await testIn(tenant)).toMatch(/^tsk_/);
    const blocking = await newTenant();
    await addPolicy(blocking, { decision: "BLOCK" });
    await expect(testIn(blocking)).rejects.toThrow("no test was opened");
    // Passed over: it does not stay due, to be tried again and again.
    expect(await openDueTest(blocking.organizationId)).toBeNull();
    expect(await getTestSettings(blocking.owner)).toEqual({ every: 20 });
  });

  it("nobody answered in time has expired for nobody, by the database's clock, once", async () => {
    const tenant = await pausing();
    const test = await testIn(tenant);
    expect(await expireTest(tenant.organizationId, test)).toBe(false);
    await testIs(test, "created_at = now() - interval '1 hour', sla_due_at = now() - interval '1 second'");
    const ended = await Promise.all([1, 2, 3].map(() => expireTest(tenant.organizationId, test)));
    expect(ended.filter(Boolean)).toHaveLength(1);
    const { template_id: templateId } = await storedTest(test);
    expect(await entriesOf(tenant, "review_test.expired")).toEqual([
      { type: "review_test.expired", taskId: test, templateId },
    ]);
    expect(await screenTask(tenant.owner, test)).toMatchObject({
      status: "EXPIRED",
      standing: null,
      test: { result: "expired" },
      history: [{ event: "opened" }, { event: "reminded" }, { event: "expired" }],
    });
    expect(await screenQueue(tenant.owner, { view: "expired", page: 1 })).toMatchObject({ total: 1 });
  });
});

describe("tests among tasks", () => {
  it("stand where their time puts them, on whatever page that is", async () => {
    const tenant = await pausing();
    const real: string[] = [];
    for (let count = 0; count < 51; count += 1) real.push(await openReal(tenant));
    const [early, late] = [await testIn(tenant), await testIn(tenant)];
    await testIs(early, "sla_due_at = now() + interval '1 minute'");
    await testIs(late, "sla_due_at = now() + interval '2 days'");
    const [one, two] = [
      await screenQueue(tenant.owner, WAITING),
      await screenQueue(tenant.owner, { ...WAITING, page: 2 }),
    ];
    expect([one.total, two.total]).toEqual([53, 53]);
    expect([...one.tasks, ...two.tasks].map(({ id }) => id)).toEqual([early, ...real, late]);
  });

  it("one whose row is broken is not shown, hides nothing else, and is in the node's log without a value", async () => {
    const tenant = await pausing();
    const { organizationId, owner } = tenant;
    const [real, test] = [await openReal(tenant), await testIn(tenant)];
    const error = vi.spyOn(logger(), "error").mockReturnValue();
    const paths = ["event", "answer", "risk_category"];
    for (const [at, value] of ["{", "null", "x"].entries()) {
      await testIs(test, `${paths[at]} = '${value}'`);
      const line = { event: "review_test.unreadable", organizationId, testId: test, paths: paths.slice(0, at + 1) };
      for (const look of [
        async () => expect((await screenQueue(owner, WAITING)).tasks.map(({ id }) => id)).toEqual([real]),
        async () => await expect(screenTask(owner, test)).rejects.toBeInstanceOf(NotFoundError),
        async () => await expect(commentOn(owner, test, "Who is this?")).rejects.toBeInstanceOf(NotFoundError),
      ]) {
        await look();
        expect(error.mock.calls).toEqual([[line]]);
        error.mockClear();
      }
    }
    error.mockRestore();
    await moveDueTime(real, "5 minutes");
    expect(await screenTask(tenant.owner, real)).toMatchObject({ id: real });
  });

  it("where tests cannot be read at all, real tasks are listed and opened as ever", async () => {
    const tenant = await pausing();
    const [real] = [await openReal(tenant), await testIn(tenant)];
    await asSuperuser((db) => db.query("revoke select on mastguard.review_test from mastguard_app"));
    try {
      expect((await screenQueue(tenant.owner, WAITING)).tasks.map(({ id }) => id)).toEqual([real]);
      expect(await screenTask(tenant.owner, real)).toMatchObject({ id: real });
    } finally {
      await asSuperuser((db) => db.query("grant select on mastguard.review_test to mastguard_app"));
    }
  });
});
