import { describe, expect, it } from "vitest";
import * as queueRoute from "@/app/api/v1/hitl/queue/route";
import * as taskRoute from "@/app/api/v1/hitl/tasks/[id]/route";
import { decideAction } from "@/server/decisions";
import { uuidOf } from "@/server/ids";
import { startSweeper } from "@/server/jobs/sweeper";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { expireReview } from "./expire";

const EVENT = {
  agentId: "billing-bot",
  actionType: "PAYMENT_APPROVE",
  payload: { to: "secret-beneficiary", amount: 3 },
} as const;

/** A tenant with one task that waits for two people. */
async function waiting(): Promise<{ tenant: Tenant; task: `tsk_${string}`; trace: string }> {
  const tenant = await newTenant();
  await addPolicy(tenant, {
    decision: "HITL",
    name: "Payments need two people",
    review: { requiredApprovals: 2, slaMinutes: 60 },
  });
  const { answer } = await decideAction(tenant.agent, EVENT);
  return { tenant, task: `tsk_${answer.hitlTaskId?.slice(4) ?? ""}`, trace: answer.traceId };
}

/** Lets the task's time pass, as a clock would. */
async function moveDueTime(task: `tsk_${string}`, interval: string): Promise<void> {
  await asSuperuser((db) =>
    db.query("update mastguard.review_task set sla_due_at = now() + $2::interval where id = $1", [
      uuidOf("tsk", task),
      interval,
    ]),
  );
}

async function entryTypesOf({ organizationId }: Tenant): Promise<string[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ type: string }>(
      "select type from mastguard.entry where organization_id = $1 and trace_id is not null order by index",
      [uuidOf("org", organizationId)],
    );
    return rows.map(({ type }) => type);
  });
}

describe("GET /api/v1/hitl/queue", () => {
  it("lists open tasks with what led to them, without the payload for a key that may not see it", async () => {
    const { tenant, task, trace } = await waiting();
    const { status, envelope, text } = await callRoute(queueRoute.GET, { key: tenant.key });
    expect(status).toBe(200);
    expect(envelope.meta).toMatchObject({ page: 1, limit: 50, total: 1, totalPages: 1 });
    expect(envelope.data).toMatchObject([
      {
        id: task,
        number: 1,
        traceId: trace,
        status: "PENDING",
        requiresDualApproval: true,
        payload: null,
        triggeredPolicies: [{ name: "Payments need two people" }],
        approvals: [],
      },
    ]);
    expect(text).not.toContain("secret-beneficiary");
  });

  it("shows the payload to a key whose scopes include it", async () => {
    const { tenant } = await waiting();
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    const { envelope } = await callRoute(queueRoute.GET, { key });
    expect(envelope.data).toMatchObject([{ payload: EVENT.payload }]);
  });

  it.each([
    ["status=DONE", "status"],
    ["page=0", "page"],
    ["limit=201", "limit"],
    ["limit=x", "limit"],
    ["stauts=PENDING", "stauts"],
  ])("refuses %s and names it", async (query, name) => {
    const { key } = await newTenant();
    const { status, envelope } = await callRoute(queueRoute.GET, { key, query });
    expect(status).toBe(422);
    expect(JSON.stringify(envelope.error)).toContain(name);
  });

  it("needs a key, and one that may read", async () => {
    const tenant = await newTenant(["ingest"]);
    expect(await callRoute(queueRoute.GET, {})).toMatchObject({ status: 401 });
    expect(await callRoute(queueRoute.GET, { key: tenant.key })).toMatchObject({ status: 403 });
  });
});

describe("GET /api/v1/hitl/tasks/{id}", () => {
  it("tells what happened to the task", async () => {
    const { tenant, task } = await waiting();
    const { envelope } = await callRoute(taskRoute.GET, { key: tenant.key, params: { id: task } });
    expect(envelope.data).toMatchObject({ id: task, history: [{ event: "opened", reviewerId: null }] });
  });

  it.each(["tsk_x", "pol_01kagm4t9v8qz3000000000000", "tsk_01kagm4t9v8qz3000000000000"])(
    "%s is not found",
    async (id) => {
      expect(await callRoute(taskRoute.GET, { key: (await newTenant()).key, params: { id } })).toMatchObject({
        status: 404,
      });
    },
  );
});

describe("expiry", () => {
  it("ends a task whose time has passed, once, and says so in the log; expiry is a rejection", async () => {
    const { tenant, task } = await waiting();
    await moveDueTime(task, "-1 second");
    const outcomes = await Promise.all([1, 2, 3].map(() => expireReview(tenant.organizationId, task)));
    expect(outcomes.filter(Boolean)).toHaveLength(1);
    expect(await entryTypesOf(tenant)).toEqual(["action.decided", "review.opened", "review.expired"]);
    const { envelope } = await callRoute(taskRoute.GET, { key: tenant.key, params: { id: task } });
    expect(envelope.data).toMatchObject({ status: "EXPIRED", history: [{ event: "opened" }, { event: "expired" }] });
  });

  it("leaves a task alone whose time has not passed by the database's clock", async () => {
    const { tenant, task } = await waiting();
    expect(await expireReview(tenant.organizationId, task)).toBe(false);
  });

  it("happens by itself within seconds", async () => {
    const { tenant, task } = await waiting();
    await moveDueTime(task, "-1 second");
    const sweeper = startSweeper();
    await expect.poll(() => entryTypesOf(tenant), { timeout: 10_000 }).toContain("review.expired");
    await sweeper.stop();
  });
});
