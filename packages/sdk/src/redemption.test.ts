import { describe, expect, test } from "vitest";
import { AuthorizationError, ConflictError, MastGuardClient } from "./index";
import { fails, loopbackServer, succeeds } from "./testing/loopback-server";
import { decisionWith } from "./testing/samples";

const apiKey = "mg_live_secret_key_0123456789";
const approval = { token: "a.b.c", digest: `sha256:${"a".repeat(64)}` };
const answer = { valid: true, redeemedAt: "2026-01-02T03:04:05.000Z" };

describe("redeeming an approval", () => {
  test("posts token and digest and returns when it was redeemed", async () => {
    const server = await loopbackServer(succeeds(answer));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    expect(await governance.redeemApproval("trc/1", approval)).toEqual(answer);
    const [request] = server.requests;
    expect(request).toMatchObject({ method: "POST", url: "/api/v1/governance/decisions/trc%2F1/redeem" });
    expect(JSON.parse(request?.body ?? "")).toEqual(approval);
  });

  test("a retry carries the same key, so that an answer that got lost is given again", async () => {
    const server = await loopbackServer(fails(503, { code: "UNAVAILABLE", message: "again" }), succeeds(answer));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url, retryDelay: 1 });
    await governance.redeemApproval("trc_1", approval);
    const keys = server.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(keys).toEqual([keys[0], keys[0]]);
  });

  test.each([
    [403, "FORBIDDEN", AuthorizationError],
    [409, "CONFLICT", ConflictError],
  ])("%s is an error, not retried", async (status, code, ErrorClass) => {
    const server = await loopbackServer(fails(status, { code, message: "no" }));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(governance.redeemApproval("trc_1", approval)).rejects.toThrow(ErrorClass);
    expect(server.requests).toHaveLength(1);
  });

  test("an approval that is too old is an error with status 410", async () => {
    const server = await loopbackServer(fails(410, { code: "GONE", message: "expired" }));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(governance.redeemApproval("trc_1", approval)).rejects.toMatchObject({ status: 410, code: "GONE" });
  });

  test.each([
    ["no word on whether it holds", { redeemedAt: answer.redeemedAt }],
    ["that it does not hold", { ...answer, valid: false }],
    ["something like a yes", { ...answer, valid: "true" }],
  ])("%s is an error, never a permission", async (_, data) => {
    const server = await loopbackServer(succeeds(data));
    const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
    await expect(governance.redeemApproval("trc_1", approval)).rejects.toThrow(/not/);
  });
});

test.each([["a.b.c"], [null], [undefined]])("a decision's approval token is %s or null", async (approvalToken) => {
  const state = { status: "approved", final: true, task: null, approvalToken };
  const server = await loopbackServer(succeeds(decisionWith({ decision: "HITL", ...state })));
  const { governance } = new MastGuardClient({ apiKey, baseUrl: server.url });
  expect((await governance.getDecision("trc_1")).approvalToken).toBe(approvalToken ?? null);
});
