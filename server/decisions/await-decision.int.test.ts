import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as decisionRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { uuidOf } from "@/server/ids";
import { expireReview } from "@/server/reviews";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";

const EVENT = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 12.5 } };
const Decided = z.object({ traceId: z.string(), hitlTaskId: z.string().nullable() });
const State = Decided.extend({
  decision: z.string(),
  status: z.string(),
  final: z.boolean(),
  task: z.object({ id: z.string(), status: z.string() }).nullable(),
});

async function decide(tenant: Tenant) {
  return Decided.parse((await callRoute(ingestRoute.POST, { key: tenant.key, json: EVENT })).envelope.data);
}

async function ask(key: string, traceId: string, query = "") {
  const { status, envelope } = await callRoute(decisionRoute.GET, { key, params: { traceId }, query, method: "GET" });
  return { status, state: status === 200 ? State.parse(envelope.data) : null, error: envelope.error };
}

async function pausedAction() {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "HITL" });
  const { traceId, hitlTaskId } = await decide(tenant);
  return { tenant, traceId, taskId: z.templateLiteral(["tsk_", z.string()]).parse(hitlTaskId) };
}

async function makeDue(taskId: string): Promise<void> {
  await asSuperuser((db) =>
    db.query("update mastguard.review_task set sla_due_at = now() - interval '1 second' where id = $1", [
      uuidOf("tsk", taskId),
    ]),
  );
}

describe("GET /api/v1/governance/decisions/{traceId}", () => {
  it("answers what was decided, as it was answered then", async () => {
    const tenant = await newTenant();
    const { envelope } = await callRoute(ingestRoute.POST, { key: tenant.key, json: EVENT });
    const { traceId } = Decided.parse(envelope.data);
    const asked = await callRoute(decisionRoute.GET, { key: tenant.key, params: { traceId }, method: "GET" });
    expect(asked.envelope.data).toEqual({
      ...Object(envelope.data),
      replacedBy: null,
      status: "decided",
      final: true,
      task: null,
      approvalToken: null,
      rejection: null,
    });
  });

  it("says that a person is asked, and answers when the time is over", async () => {
    const { tenant, traceId, taskId } = await pausedAction();
    const began = performance.now();
    const { state } = await ask(tenant.key, traceId, "wait=1");
    expect(state).toMatchObject({
      decision: "HITL",
      status: "pending_review",
      final: false,
      task: { id: taskId, status: "PENDING" },
    });
    expect(performance.now() - began).toBeGreaterThan(900);
  });

  it("wakes up when the review has ended, whoever ended it", async () => {
    const { tenant, traceId, taskId } = await pausedAction();
    const waiting = ask(tenant.key, traceId, "wait=30");
    await makeDue(taskId);
    expect(await expireReview(tenant.organizationId, taskId)).toBe(true);
    expect((await waiting).state).toMatchObject({ decision: "HITL", status: "expired", final: true });
  });

  it("is not told of an answer that somebody altered behind the log", async () => {
    const tenant = await newTenant();
    const { traceId } = await decide(tenant);
    await asSuperuser((db) =>
      db.query(`update mastguard.action set answer = replace(answer, '"ALLOW"', '"ALERT"') where id = $1`, [
        uuidOf("trc", traceId),
      ]),
    );
    expect((await ask(tenant.key, traceId)).status).toBe(503);
  });

  it("is nobody else's: another organization's, an unknown and a malformed trace are all not there", async () => {
    const tenant = await newTenant();
    const other = await newTenant();
    const { traceId } = await decide(tenant);
    const unknown = `${traceId.slice(0, -4)}0000`;
    for (const [key, trace] of [
      [other.key, traceId],
      [tenant.key, unknown],
      [tenant.key, "trc_x"],
    ] as const) {
      expect((await ask(key, trace, "wait=1")).status).toBe(404);
    }
  });

  it.each(["wait=61", "wait=-1", "wait=x", "until=1"])("refuses `%s` by name", async (query) => {
    const tenant = await newTenant();
    const { traceId } = await decide(tenant);
    const { status, error } = await ask(tenant.key, traceId, query);
    expect([status, error?.details?.[0]?.path]).toEqual([422, query.split("=")[0]]);
  });

  it("is for keys that may read", async () => {
    const tenant = await newTenant();
    const { traceId } = await decide(tenant);
    const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
    expect((await ask(key, traceId)).status).toBe(403);
  });
});
