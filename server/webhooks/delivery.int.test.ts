import { createHmac } from "node:crypto";
import { MastGuardWebhooks } from "@auxdynamics/mastguard-sdk";
import { describe, expect, it } from "vitest";
import { awaitDecision, decideAction, ingestAction, startDrain } from "@/server/decisions";
import { escalateReview, remindReview } from "@/server/reviews";
import { moveDueTime, taskOf } from "@/server/reviews/testing/routing";
import { addPolicy } from "@/server/testing/policy";
import { newTenant } from "@/server/testing/tenant";
import { WebhookEventSchema } from "./payload";
import { rotateWebhookSecret } from "./service";
import { selfSigned } from "./testing/certificate";
import { type Received, Receiver } from "./testing/receiver";
import { addWebhook, append, deliverAll, makeKey, newScenes, stored } from "./testing/scene";
import { local } from "./testing/scene-options";

const scene = newScenes();

/** Standard Webhooks 1.0, as a receiver computes it. */
function standardSignature({ headers, body }: Received, secret: string): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  const text = [headers["webhook-id"], headers["webhook-timestamp"], body].join(".");
  return `v1,${createHmac("sha256", key).update(text).digest("base64")}`;
}

const plainHeader = ({ headers }: Received): string => String(headers["x-mastguard-signature"]);
const eventOf = (received: Received | undefined) => WebhookEventSchema.parse(JSON.parse(received?.body ?? ""));

describe("a delivery", () => {
  it("arrives once, over TLS, signed both ways, with the event as the contract has it", async () => {
    const tls = selfSigned();
    const secure = new Receiver(tls);
    try {
      const { id, fullSecret } = await addWebhook({ ...scene(), url: await secure.listen() });
      expect(fullSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
      const keyId = await makeKey(scene());
      await deliverAll({ ...local, ca: tls.cert });
      await deliverAll({ ...local, ca: tls.cert });
      const [received, ...more] = secure.seen;
      expect(more).toEqual([]);
      if (received === undefined) throw new Error("nothing arrived");
      expect(received.path).toBe("/hooks?token=receivers-own-token");
      expect(received.headers).toMatchObject({
        "content-type": "application/json; charset=utf-8",
        "webhook-id": expect.stringMatching(/^dlv_/),
        "webhook-timestamp": expect.stringMatching(/^\d{10}$/),
      });
      expect(await MastGuardWebhooks.verifySignature(received.body, plainHeader(received), fullSecret)).toBe(true);
      expect(await MastGuardWebhooks.verifySignature(`${received.body} `, plainHeader(received), fullSecret)).toBe(
        false,
      );
      expect(received.headers["webhook-signature"]).toBe(standardSignature(received, fullSecret));
      expect(JSON.parse(received.body)).toEqual({
        id: expect.stringMatching(/^evt_/),
        type: "api_key.created",
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        organizationId: scene().tenant.organizationId,
        apiVersion: "2026-01-01",
        data: { keyId },
      });
      expect(await stored(scene())).toMatchObject([{ status: "delivered", attempts: 1, last_status: 200 }]);
      expect(id).toMatch(/^whk_/);
    } finally {
      await secure.close();
    }
  });

  it("is not made to a receiver whose certificate nobody vouches for", async () => {
    const secure = new Receiver(selfSigned());
    try {
      await addWebhook({ ...scene(), url: await secure.listen() });
      await makeKey(scene());
      await deliverAll();
      expect(secure.seen).toEqual([]);
      expect(await stored(scene())).toMatchObject([{ status: "pending", last_error: "tls" }]);
    } finally {
      await secure.close();
    }
  });

  it("carries both signatures while a secret is being replaced, and one afterwards", async () => {
    const { id, fullSecret: former } = await addWebhook(scene());
    const { fullSecret: present } = await rotateWebhookSecret(scene().tenant.owner, id);
    await makeKey(scene());
    await deliverAll();
    const [received] = scene().receiver.seen;
    if (received === undefined) throw new Error("nothing arrived");
    for (const secret of [present, former])
      expect(await MastGuardWebhooks.verifySignature(received.body, plainHeader(received), secret)).toBe(true);
    expect(received.headers["webhook-signature"]).toBe(
      `${standardSignature(received, present)} ${standardSignature(received, former)}`,
    );
  });
});

describe("an event", () => {
  const decision = { agentId: "bot", actionType: "OTHER", decision: "ALLOW", riskScore: 0, riskCategory: "LOW" };
  const { decision: _, ...undecided } = decision;
  const waiting = { ...undecided, taskId: "tsk_1", slaDueAt: "2026-01-02T03:04:05.000Z" };

  it.each([
    ["action.decided", { ...decision, riskCategory: "HIGH" }, ["agent.decision.high_risk"]],
    ["action.decided", { ...decision, riskCategory: "CRITICAL" }, ["agent.decision.high_risk"]],
    ["action.decided", { ...decision, riskCategory: "MEDIUM" }, []],
    ["action.decided", { ...decision, decision: "BLOCK" }, ["agent.decision.blocked"]],
    ["action.decided", { ...decision, decision: "HITL" }, []],
    [
      "action.decided",
      { ...decision, decision: "BLOCK", riskCategory: "CRITICAL" },
      ["agent.decision.high_risk", "agent.decision.blocked"],
    ],
    ["action.decided", { ...decision, queued: true }, ["agent.decision.resolved"]],
    ["action.decided", { ...decision, queued: false }, []],
    ["action.decided", { ...decision, tool: '"queued":true' }, []],
    ["review.opened", { ...decision, taskId: "tsk_1" }, ["hitl.task.created"]],
    [
      "review.expired",
      { ...decision, decision: "BLOCK", taskId: "tsk_1" },
      ["agent.decision.resolved", "hitl.task.expired"],
    ],
    ["review.reminded", { ...waiting, level: 0 }, ["hitl.task.reminded"]],
    ["review.escalated", { ...waiting, level: 1, approvers: ["role:owner"] }, ["hitl.task.escalated"]],
    [
      "review.edited",
      { ...decision, decision: "BLOCK", taskId: "tsk_1", reviewerId: "usr_1", replacedBy: "trc_1", redecision: "HITL" },
      ["agent.decision.resolved", "hitl.task.edited", "hitl.task.rejected"],
    ],
    ["key.created", { keyId: "key_1" }, ["api_key.created"]],
    ["key.revoked", { keyId: "key_1" }, ["api_key.revoked"]],
    ["policy.created", { policyId: "pol_1" }, []],
  ] as const)("of %s %j is %j", async (type, data, expected) => {
    await addWebhook(scene(), [
      "agent.decision.high_risk",
      "agent.decision.blocked",
      "agent.decision.resolved",
      "hitl.task.created",
      "hitl.task.reminded",
      "hitl.task.escalated",
      "hitl.task.rejected",
      "hitl.task.edited",
      "hitl.task.expired",
      "api_key.created",
      "api_key.revoked",
    ]);
    await append(scene(), type, data);
    await deliverAll();
    expect(
      scene()
        .receiver.seen.map((received) => eventOf(received).type)
        .sort(),
    ).toEqual([...expected].sort());
    // Receivers that drop what they know by its id must not drop the second event of an entry.
    const ids = scene().receiver.seen.map(({ headers }) => headers["webhook-id"]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([
    ["HITL", "hitl.task.created"],
    ["BLOCK", "agent.decision.blocked"],
  ] as const)("of a real %s holds ids, verdict and risk, and nothing of the action", async (decision, type) => {
    const { tenant, receiver } = scene();
    await addPolicy(tenant, { decision });
    await addWebhook(scene(), [type]);
    const { answer } = await decideAction(tenant.agent, {
      agentId: "billing-bot",
      actionType: "PAYMENT_APPROVE",
      payload: { secret: "do not tell" },
      context: { tool: "pay", purpose: "do not tell" },
    });
    await deliverAll();
    expect(receiver.seen).toHaveLength(1);
    const { traceId, hitlTaskId, riskScore, riskCategory } = answer;
    expect(JSON.parse(receiver.seen[0]?.body ?? "")).toMatchObject({ type });
    expect(JSON.parse(receiver.seen[0]?.body ?? "").data).toEqual({
      traceId,
      ...(hitlTaskId === null ? {} : { taskId: hitlTaskId }),
      agentId: "billing-bot",
      actionType: "PAYMENT_APPROVE",
      decision,
      riskScore,
      riskCategory,
    });
  });

  it("of a task that nobody answers says when its level ends, and who has it then", async () => {
    const { tenant, receiver } = scene();
    await addPolicy(tenant, { decision: "HITL", review: { slaMinutes: 60, escalateTo: ["role:owner"] } });
    await addWebhook(scene(), ["hitl.task.reminded", "hitl.task.escalated"]);
    const action = {
      agentId: "billing-bot",
      actionType: "PAYMENT_APPROVE",
      payload: { secret: "do not tell" },
    } as const;
    const { answer } = await decideAction(tenant.agent, action);
    const task = taskOf(answer);
    await moveDueTime(task, "10 minutes");
    expect(await remindReview(tenant.organizationId, task)).toBe(true);
    await moveDueTime(task, "-1 second");
    expect(await escalateReview(tenant.organizationId, task)).toBe(true);
    await deliverAll();
    const { traceId, riskScore, riskCategory } = answer;
    const { agentId, actionType } = action;
    const still = { traceId, agentId, actionType, decision: "HITL", riskScore, riskCategory, taskId: task };
    const time = expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/);
    const heard = receiver.seen.map(({ body }) => JSON.parse(body)); // in no promised order
    expect(Object.fromEntries(heard.map(({ type, data }) => [type, data]))).toEqual({
      "hitl.task.reminded": { ...still, level: 0, slaDueAt: time },
      "hitl.task.escalated": { ...still, level: 1, slaDueAt: time, approvers: ["role:owner"] },
    });
  });

  it.each([false, true])("of a decision is said to resolve it when nobody waited for it: waits %s", async (waits) => {
    const { tenant, receiver } = scene();
    await addWebhook(scene(), ["agent.decision.resolved"]);
    const event = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { n: 1 } } as const;
    const { answer } = await ingestAction(tenant.agent, event, { idempotency: null, waits });
    const drain = startDrain();
    const decided = await awaitDecision(tenant.agent, answer.traceId, 20, new AbortController().signal);
    await drain.stop();
    await deliverAll();
    const { traceId, decision, riskScore } = decided;
    expect(receiver.seen.map((received) => eventOf(received).data)).toMatchObject(
      waits ? [] : [{ traceId, decision, riskScore }],
    );
    expect(decided).toMatchObject({ status: "decided", final: true });
  });

  it("goes to each endpoint that wants it, to none for what was before, and to none of another organization", async () => {
    await makeKey(scene());
    await addWebhook(scene());
    await addWebhook({ ...scene(), url: scene().url.replace("/hooks", "/other") });
    await addWebhook({ ...scene(), url: scene().url.replace("/hooks", "/revoked") }, ["api_key.revoked"]);
    await addWebhook({ url: scene().url.replace("/hooks", "/foreign"), tenant: await newTenant() });
    const keyId = await makeKey(scene());
    await deliverAll();
    expect(
      scene()
        .receiver.seen.map(({ path }) => new URL(path, scene().url).pathname)
        .sort(),
    ).toEqual(["/hooks", "/other"]);
    expect(scene().receiver.seen.map((received) => eventOf(received).data)).toEqual([{ keyId }, { keyId }]);
  });
});
