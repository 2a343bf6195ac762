import { describe, expect, it } from "vitest";
import type { ActorContext } from "@/server/auth/actor";
import { decideAction } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { isId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { commentOn } from "./annotate";
import { expireReview } from "./expire";
import { queueAgents, screenQueue, screenTask } from "./screen";

const EVENT = {
  agentId: "billing-bot",
  actionType: "PAYMENT_APPROVE",
  payload: { to: "secret-beneficiary", amount: 300, currency: "EUR" },
  context: { tool: "send_payment", sessionId: "ses-1" },
} as const;

/** The same actor, who may read payloads or not. */
function viewer({ agent }: Tenant, permissions: readonly ("payloads:read" | "policies:read" | "reviews:read")[]) {
  return { ...agent, permissions: new Set(permissions) };
}

async function paymentsTenant(): Promise<Tenant> {
  const tenant = await newTenant();
  await addPolicy(tenant, {
    decision: "HITL",
    name: "Payments over 200",
    condition: "payload.amount > 200",
    review: { requiredApprovals: 2, slaMinutes: 60 },
  });
  return tenant;
}

async function open({ agent }: Tenant, agentId = "billing-bot"): Promise<`tsk_${string}`> {
  const { answer } = await decideAction(agent, { ...EVENT, agentId });
  return `tsk_${answer.hitlTaskId?.slice(4) ?? ""}`;
}

async function moveDueTime(task: `tsk_${string}`, interval: string): Promise<void> {
  await asSuperuser((db) =>
    db.query("update mastguard.review_task set sla_due_at = now() + $2::interval where id = $1", [
      uuidOf("tsk", task),
      interval,
    ]),
  );
}

describe("the queue on the screen", () => {
  it("lists what is due first at the top, in words for who may read payloads and without them for others", async () => {
    const tenant = await paymentsTenant();
    const [later, sooner] = [await open(tenant), await open(tenant)];
    await moveDueTime(sooner, "5 minutes");
    const shown = await screenQueue(viewer(tenant, ["payloads:read"]), { view: "waiting", page: 1 });
    expect(shown.tasks.map(({ id }) => id)).toEqual([sooner, later]);
    expect(shown.tasks[0]?.summary).toBe("Pay €300.00 to secret-beneficiary");
    const hidden = await screenQueue(viewer(tenant, []), { view: "waiting", page: 1 });
    expect(JSON.stringify(hidden)).not.toContain("secret-beneficiary");
    expect(hidden.tasks[0]?.summary).toBe("Send payment");
  });

  it("an expired task leaves what waits and is listed as expired", async () => {
    const tenant = await paymentsTenant();
    const task = await open(tenant);
    await moveDueTime(task, "-1 second");
    await expireReview(tenant.organizationId, task);
    const ctx = viewer(tenant, []);
    expect(await screenQueue(ctx, { view: "waiting", page: 1 })).toEqual({ tasks: [], total: 0 });
    expect(await screenQueue(ctx, { view: "expired", page: 1 })).toMatchObject({ total: 1, tasks: [{ id: task }] });
  });

  it("narrows to one agent, and counts agents by their tasks", async () => {
    const tenant = await paymentsTenant();
    for (const agentId of ["a", "b", "b"]) await open(tenant, agentId);
    const ctx = viewer(tenant, []);
    expect(await queueAgents(ctx, { view: "waiting" })).toEqual([
      { agentId: "b", count: 2 },
      { agentId: "a", count: 1 },
    ]);
    expect(await screenQueue(ctx, { view: "waiting", page: 1, agentId: "a" })).toMatchObject({ total: 1 });
  });
});

describe("a task on the screen", () => {
  it("tells who, what and why, with the version of the rule that opened it", async () => {
    const tenant = await paymentsTenant();
    const task = await screenTask(viewer(tenant, ["payloads:read", "policies:read"]), await open(tenant));
    expect(task).toMatchObject({
      content: "shown",
      payload: EVENT.payload,
      tool: "send_payment",
      sessionId: "ses-1",
      requiredApprovals: 2,
      rule: {
        name: "Payments over 200",
        condition: "payload.amount > 200",
        version: 1,
        currentVersion: 1,
      },
      history: [{ event: "opened" }],
    });
    expect(task.riskParts.reduce((sum, { value }) => sum + value, 0)).toBe(task.riskScore);
  });

  it("shows neither payload nor rule to who may not read them", async () => {
    const tenant = await paymentsTenant();
    const task = await screenTask(viewer(tenant, []), await open(tenant));
    expect(task).toMatchObject({ content: "not_permitted", payload: null, context: null, rule: null, resource: null });
    expect(JSON.stringify(task)).not.toContain("secret-beneficiary");
  });

  it("says that there are words which the viewer may not see, and that words were erased", async () => {
    const tenant = await paymentsTenant();
    const task = await open(tenant);
    if (!isId("tsk", task)) throw new Error("no task");
    await commentOn(tenant.owner, task, "Who ordered this?");
    const last = async (ctx: ActorContext) => (await screenTask(ctx, task)).steps.at(-1);
    const reader = viewer(tenant, ["payloads:read"]);
    expect(await last(reader)).toMatchObject({ text: "Who ordered this?", withheld: null });
    expect(await last(viewer(tenant, []))).toMatchObject({ text: null, withheld: "not_permitted" });
    expect((await screenTask(viewer(tenant, []), task)).steps[0]).toMatchObject({ event: "opened", withheld: null });
    await asSuperuser((db) => db.query("delete from mastguard.record where kind = 'note'"));
    expect(await last(reader)).toMatchObject({ text: null, withheld: "erased" });
  });

  it("another organization's task, and an id that is none, are not found", async () => {
    const task = await open(await paymentsTenant());
    const stranger = viewer(await newTenant(), ["payloads:read"]);
    await expect(screenTask(stranger, task)).rejects.toBeInstanceOf(NotFoundError);
    await expect(screenTask(stranger, "tsk_x")).rejects.toBeInstanceOf(NotFoundError);
  });
});
