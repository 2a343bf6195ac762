import { describe, expect, test } from "vitest";
import { isAllowed, MastGuardClient } from "./index";
import { fails, loopbackServer, succeeds } from "./testing/loopback-server";
import { decisionWith, event } from "./testing/samples";

const apiKey = "mg_live_secret_key_0123456789";
const task = {
  id: "tsk_1",
  number: 4,
  status: "PENDING",
  requiredApprovals: 1,
  slaDueAt: "2026-01-02T03:04:05.000Z",
  resolvedAt: null,
};
const paused = decisionWith({ decision: "HITL", status: "pending_review", final: false, task });
const approved = { ...paused, status: "approved", final: true, task: { ...task, status: "APPROVED" } };

describe("waiting for a decision", () => {
  test("asks again until it is final, and an approval by itself is no permission", async () => {
    const server = await loopbackServer(succeeds(paused), succeeds(approved));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    const state = await governance.waitForDecision("trc_1");
    expect(state).toMatchObject({ status: "approved", final: true, task: { status: "APPROVED" } });
    expect(isAllowed(state)).toBe(false);
    expect(server.requests.map(({ url }) => url)).toEqual(
      Array.from({ length: 2 }, () => "/api/v1/governance/decisions/trc_1?wait=24"),
    );
  });

  test("returns what it is when the time is over", async () => {
    const server = await loopbackServer(succeeds(paused));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    expect(await governance.waitForDecision("trc_1", { timeoutMs: 0 })).toMatchObject({ final: false });
    expect(server.requests.map(({ url }) => url)).toEqual(["/api/v1/governance/decisions/trc_1?wait=0"]);
  });

  test("gives up when its caller does, and does not hammer a server that answers at once", async () => {
    const server = await loopbackServer(succeeds(paused));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(governance.waitForDecision("trc_1", { signal: AbortSignal.timeout(600) })).rejects.toThrow(/timeout/i);
    expect(server.requests.length).toBeLessThan(6);
  });

  test.each([
    ["a status nobody defined", { ...approved, status: "waved_through" }],
    ["no word on whether it is final", { ...approved, final: undefined }],
    ["a review state nobody defined", { ...approved, task: { ...task, status: "OK" } }],
  ])("%s is an error, never a permission", async (_, answer) => {
    const server = await loopbackServer(succeeds(answer));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(governance.getDecision("trc_1")).rejects.toThrow(/not/);
  });
});

describe("a batch", () => {
  test("has an outcome for each event, a decision or why there is none and when to send it again", async () => {
    const wrong = { code: "VALIDATION_FAILED", message: "agentId: is required" };
    const late = { code: "UNAVAILABLE", message: "Try again.", retryAfterSeconds: 2 };
    const refused = [wrong, late].map((error, at) => ({ index: at + 1, success: false, error }));
    const server = await loopbackServer(succeeds([{ index: 0, success: true, data: decisionWith() }, ...refused]));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    expect(await governance.ingestBatch([event, event], { idempotencyKey: "night-1" })).toEqual([
      { index: 0, success: true, decision: decisionWith() },
      { index: 1, success: false, error: { ...wrong, retryAfterSeconds: null } },
      { index: 2, success: false, error: late },
    ]);
    const [request] = server.requests;
    expect(request?.headers["idempotency-key"]).toBe("night-1");
    expect(JSON.parse(request?.body ?? "")).toEqual({ events: [event, event] });
  });

  test("is sent again with the same key after a failure", async () => {
    const server = await loopbackServer(
      fails(503, { code: "UNAVAILABLE", message: "again" }),
      succeeds([{ index: 0, success: true, data: decisionWith() }]),
    );
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url, retryDelay: 1 });
    await governance.ingestBatch([event]);
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect([keys.length, new Set(keys).size]).toEqual([2, 1]);
  });
});
