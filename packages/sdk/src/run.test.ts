import { describe, expect, test } from "vitest";
import {
  ActionBlockedError,
  ActionChangedError,
  ActionPendingError,
  ActionRejectedError,
  ActionReplacedError,
  ActionSpentError,
  digestOf,
  MastGuardClient,
  MastGuardError,
} from "./index";
import { agentServer, bodiesOf, payment, runPayment } from "./testing/agent-server";
import { drops, fails, hangs, type Responder, succeeds } from "./testing/loopback-server";
import { decisionWith } from "./testing/samples";

const digest = await digestOf(payment());
const task = { id: "tsk_1", number: 4, status: "PENDING", requiredApprovals: 1, slaDueAt: "2026-01-02T03:04:05.000Z" };
const decided = (decision: string, more: object = {}) => decisionWith({ decision, actionDigest: digest, ...more });
const held = decided("HITL", { hitlTaskId: "tsk_1" });
const state = (status: string, more: object = {}) => ({
  ...held,
  status,
  final: status !== "pending_review",
  task,
  ...more,
});
const approved = state("approved", { approvalToken: "a.b.c" });
const unavailable = fails(503, { code: "UNAVAILABLE", message: "again" });

describe("an action that is allowed", () => {
  test.each(["ALLOW", "ALERT"])("runs once on %s, as it was decided, and its end is reported", async (decision) => {
    const server = await agentServer({ ingest: [succeeds(decided(decision))] });
    const { executed, result } = await runPayment(server);
    expect([executed, result]).toEqual([[payment()], "paid"]);
    expect(server.steps).toEqual(["ingest", "outcome"]);
    expect(bodiesOf(server, "outcome")).toEqual([
      { status: "succeeded", executedDigest: digest, executedAt: expect.stringMatching(/Z$/) },
    ]);
    expect(server.requests[0]?.headers.prefer).toMatch(/^wait=/);
  });

  test("is proposed once, however often the answer is lost, and run once", async () => {
    const replayed = ((response, request) => {
      response.setHeader("idempotent-replayed", "true");
      succeeds(decided("ALLOW"))(response, request);
    }) satisfies Responder;
    const server = await agentServer({ ingest: [drops, replayed] });
    expect((await runPayment(server)).executed).toHaveLength(1);
    const keys = server.requests.slice(0, 2).map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys[1]).toBe(keys[0]);
  });

  test("that an earlier call was given under the same key is not run again", async () => {
    const replayed: Responder = (response, request) => {
      response.setHeader("idempotent-replayed", "true");
      succeeds(decided("ALLOW"))(response, request);
    };
    const server = await agentServer({ ingest: [replayed] });
    const { executed, result } = await runPayment(server, { idempotencyKey: "invoice-7" });
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionSpentError);
    expect(server.steps).toEqual(["ingest"]);
  });

  test("but is another than the event has become is not run, and the log is told", async () => {
    const event = payment();
    const answer: Responder = (response, request) => {
      event.payload.amount = 48_200; // while the decision is on its way
      succeeds(decided("ALLOW"))(response, request);
    };
    const server = await agentServer({ ingest: [answer] });
    const { executed, result } = await runPayment(server, {}, event);
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionChangedError);
    expect(result).toMatchObject({ digest: await digestOf(event) });
    expect(bodiesOf(server, "outcome")).toEqual([{ status: "not_executed", executedDigest: await digestOf(event) }]);
  });

  test("is handed over so that nothing can change it", async () => {
    const server = await agentServer({ ingest: [succeeds(decided("ALLOW"))] });
    const { governance } = new MastGuardClient({ apiKey: "mg_test_key", baseUrl: server.url });
    const change = governance.run(payment(), ({ payload }) => Object.assign(Object(payload["to"]), { name: "Other" }));
    await expect(change).rejects.toThrow(TypeError);
    expect(bodiesOf(server, "outcome")).toMatchObject([{ status: "failed" }]);
  });
});

describe("an action that waits for a person", () => {
  test("runs behind the redemption of exactly that action, also when the server was away meanwhile", async () => {
    const answers = [succeeds(state("pending_review")), unavailable, unavailable, succeeds(approved)];
    const server = await agentServer({ ingest: [succeeds(held)], decision: answers });
    const { executed, result } = await runPayment(server);
    expect([executed, result]).toEqual([[payment()], "paid"]);
    expect(server.steps.filter((step) => step !== "decision")).toEqual(["ingest", "redeem", "outcome"]);
    expect(server.steps.slice(-2)).toEqual(["redeem", "outcome"]);
    expect(bodiesOf(server, "redeem")).toEqual([{ token: "a.b.c", digest }]);
  });

  test.each([
    ["409", fails(409, { code: "CONFLICT", message: "used" })],
    ["403", fails(403, { code: "FORBIDDEN", message: "stopped" })],
    ["410", fails(410, { code: "GONE", message: "too old" })],
    ["503", unavailable],
    ["no connection", drops],
    ["no answer", hangs],
    ["something like a yes", succeeds({ valid: "true", redeemedAt: "" })],
  ])("does not run when redeeming gives %s", async (_, responder) => {
    const server = await agentServer({ ingest: [succeeds(held)], decision: [succeeds(approved)], redeem: [responder] });
    const { executed, result } = await runPayment(server);
    expect(executed).toEqual([]);
    expect(MastGuardError.isInstance(result)).toBe(true);
    expect(server.steps).not.toContain("outcome");
  });

  test("does not run when it was rejected, and says by whom and why", async () => {
    const rejection = { reviewerId: "usr_1", rationale: "The account is not the supplier's." };
    const server = await agentServer({
      ingest: [succeeds(held)],
      decision: [succeeds(state("rejected", { rejection }))],
    });
    const { executed, result } = await runPayment(server);
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionRejectedError);
    expect(result).toMatchObject({ ...rejection, isExpired: false, traceId: "trc_1", hitlTaskId: "tsk_1" });
    expect(String(result)).toContain("by usr_1 (trace trc_1): The account");
  });

  test("does not run when nobody answered in time", async () => {
    const server = await agentServer({ ingest: [succeeds(held)], decision: [succeeds(state("expired"))] });
    const { executed, result } = await runPayment(server);
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionRejectedError);
    expect(result).toMatchObject({ isExpired: true, reviewerId: null, rationale: null });
  });

  test("does not run when its own time is over, and can be gone on with under its key", async () => {
    const ingest = [succeeds(held)];
    const server = await agentServer({ ingest, decision: [succeeds(state("pending_review")), succeeds(approved)] });
    const waited = await runPayment(server, { idempotencyKey: "invoice-7", timeoutMs: 0 });
    expect(waited.executed).toEqual([]);
    expect(waited.result).toBeInstanceOf(ActionPendingError);
    expect((await runPayment(server, { idempotencyKey: "invoice-7" })).executed).toHaveLength(1);
  });

  test("does not run when its approval was used before", async () => {
    const server = await agentServer({ ingest: [succeeds(held)], decision: [succeeds(state("approved"))] });
    const { executed, result } = await runPayment(server);
    expect([executed, server.steps]).toEqual([[], ["ingest", "decision"]]);
    expect(result).toBeInstanceOf(ActionSpentError);
  });

  test("is given up with its caller, and asks for nothing more", async () => {
    const server = await agentServer({ ingest: [succeeds(held)], decision: [succeeds(state("pending_review"))] });
    const reason = new Error("the user has gone");
    const controller = new AbortController();
    const running = runPayment(server, { signal: controller.signal });
    await expect.poll(() => server.steps, { timeout: 10_000 }).toContain("decision");
    controller.abort(reason);
    expect(await running).toMatchObject({ executed: [], result: reason });
    expect(server.steps).not.toContain("redeem");
  });

  test("and is given up when it was just redeemed does not run, which is reported", async () => {
    const controller = new AbortController();
    const reason = new Error("the user has gone");
    const server = await agentServer({ ingest: [succeeds(held)], decision: [succeeds(approved)] });
    const client = new MastGuardClient({
      apiKey: "mg_test_key",
      baseUrl: server.url,
      async fetch(input, init) {
        const response = await fetch(input, init);
        const isRedeemed = response.url.endsWith("/redeem");
        const get = response.headers.get.bind(response.headers);
        // The headers are read when the answer has arrived, and before the caller sees it.
        response.headers.get = (name) => {
          if (isRedeemed) controller.abort(reason);
          return get(name);
        };
        return response;
      },
    });
    const execute = () => expect.unreachable();
    await expect(client.governance.run(payment(), execute, { signal: controller.signal })).rejects.toBe(reason);
    expect(bodiesOf(server, "outcome")).toEqual([{ status: "not_executed", executedDigest: digest }]);
  });
});

describe("an action that a person replaced", () => {
  const edited = { agentId: "billing-bot", actionType: "PAYMENT_APPROVE", payload: { amount: 100 } } as const;
  const replacedBy = { traceId: "trc_2", payload: edited.payload };
  const rejection = { reviewerId: "usr_1", rationale: "Only the first instalment is due." };
  const replaced = succeeds(state("rejected", { replacedBy, rejection }));

  test("does not run by itself; the caller is told what took its place", async () => {
    const server = await agentServer({ ingest: [succeeds(held)], decision: [replaced] });
    const { executed, result } = await runPayment(server);
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionReplacedError);
    expect(result).toMatchObject({ replacedBy, ...rejection });
    expect(ActionRejectedError.isInstance(result)).toBe(true);
  });

  test.each([
    ["approved", { decision: "HITL", approvalToken: "d.e.f" }, ["redeem", "outcome"]],
    ["decided", { decision: "ALLOW" }, ["outcome"]],
  ])("runs as its own when the caller asked for that and it is %s", async (status, more, steps) => {
    const own = { ...state(status), ...more, traceId: "trc_2", actionDigest: await digestOf(edited) };
    const server = await agentServer({ ingest: [succeeds(held)], decision: [replaced, succeeds(own)] });
    const { executed } = await runPayment(server, { runEdited: true });
    expect(executed).toEqual([edited]);
    expect(server.steps).toEqual(["ingest", "decision", "decision", ...steps]);
    expect(server.requests.slice(2).every(({ url }) => url.includes("/trc_2"))).toBe(true);
    expect(bodiesOf(server, "outcome")).toMatchObject([{ executedDigest: own.actionDigest }]);
  });

  test.each([
    ["is blocked", state("decided", { decision: "BLOCK" }), ActionBlockedError],
    ["is rejected too", state("rejected"), ActionRejectedError],
    ["has another digest than its payload", { ...approved, actionDigest: digest }, ActionChangedError],
  ])("does not run when what took its place %s", async (_, own, ErrorClass) => {
    const server = await agentServer({
      ingest: [succeeds(held)],
      decision: [replaced, succeeds({ ...own, traceId: "trc_2" })],
    });
    const { executed, result } = await runPayment(server, { runEdited: true });
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ErrorClass);
    expect(server.steps).not.toContain("redeem");
  });

  test("does not run when its payload is not told", async () => {
    const hidden = succeeds(state("rejected", { replacedBy: { traceId: "trc_2", payload: null } }));
    const server = await agentServer({ ingest: [succeeds(held)], decision: [hidden] });
    expect((await runPayment(server, { runEdited: true })).result).toBeInstanceOf(ActionReplacedError);
  });
});

test.each([
  ["BLOCK", succeeds(decided("BLOCK"))],
  ["401", fails(401, { code: "UNAUTHENTICATED", message: "" })],
  ["409", fails(409, { code: "CONFLICT", message: "another body" })],
  ["503", unavailable],
  ["no connection", drops],
  ["no answer", hangs],
  ["a verdict nobody defined", succeeds(decided("PERMIT"))],
])("nothing runs on %s", async (_, responder) => {
  const { executed, result } = await runPayment(await agentServer({ ingest: [responder] }));
  expect(executed).toEqual([]);
  expect(MastGuardError.isInstance(result)).toBe(true);
});
