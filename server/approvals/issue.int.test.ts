import { createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import * as keysRoute from "@/app/.well-known/mastguard-keys.json/route";
import { expireReview } from "@/server/reviews";
import { answerReview } from "@/server/reviews/answer-review";
import { editReview } from "@/server/reviews/edit-review";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { approved, behind, lookAt, paused, redeem, reviewIs } from "./testing/approved";

const Keys = z.object({ keys: z.array(z.object({ keyId: z.string(), purpose: z.string(), publicKey: z.string() })) });
const SPKI_FRONT = Buffer.from("302a300506032b6570032100", "hex");

function claimsOf(token: unknown) {
  const [header = "", payload = ""] = String(token).split(".");
  const parsed = (part: string) => JSON.parse(Buffer.from(part, "base64url").toString());
  return { header: parsed(header), claims: parsed(payload) };
}

describe("a rejected action", () => {
  const rationale = "The account is not the supplier's.";

  it("says by whom, and why to the key that proposed it and to no other agent's", async () => {
    const action = await paused();
    expect(await lookAt(action)).toMatchObject({ rejection: null });
    const vote = { decision: "REJECT", rationale, expectedDigest: null } as const;
    await answerReview(action.tenant.owner, action.taskId, vote, null);
    const reviewerId = action.tenant.ownerId;
    expect(await lookAt(action)).toMatchObject({ status: "rejected", rejection: { reviewerId, rationale } });
    const { key } = await newTenantKey(action.tenant.organizationId, ["ingest", "read"]);
    expect(await lookAt({ ...action, tenant: { ...action.tenant, key } })).toMatchObject({
      rejection: { reviewerId, rationale: null },
    });
  });

  it("that was replaced by an edited one says the same of the edit", async () => {
    const action = await paused();
    await editReview(
      action.tenant.owner,
      action.taskId,
      { payload: { amount: 1 }, rationale, expectedDigest: null },
      null,
    );
    expect(await lookAt(action)).toMatchObject({
      status: "rejected",
      rejection: { reviewerId: action.tenant.ownerId, rationale },
    });
  });

  it("that expired was rejected by nobody", async () => {
    const action = await paused();
    await reviewIs(action.traceId, "sla_due_at = now() - interval '1 second'");
    expect(await expireReview(action.tenant.organizationId, action.taskId)).toBe(true);
    expect(await lookAt(action)).toMatchObject({ status: "expired", rejection: null });
  });
});

describe("the token of an approved action", () => {
  it("says which action, for at most 15 minutes, and is another at each look", async () => {
    const action = await approved();
    const state = await lookAt(action);
    expect(state).toMatchObject({ status: "approved", final: true, decision: "HITL" });
    const { header, claims } = claimsOf(state["approvalToken"]);
    expect(header).toEqual({
      alg: "EdDSA",
      kid: expect.stringMatching(/^[0-9a-f]{16}$/),
      typ: "mastguard-approval+jwt",
    });
    const task = z.object({ id: z.string() }).parse(state["task"]);
    expect(claims).toEqual({
      org: action.tenant.organizationId,
      trc: action.traceId,
      tsk: task.id,
      dig: action.digest,
      plv: expect.stringMatching(/^plv_/),
      exp: expect.any(Number),
      jti: expect.stringMatching(/^[\w-]{22}$/),
    });
    expect(claims.exp * 1_000).toBeLessThanOrEqual(Date.now() + 15 * 60_000 + 2_000);
    expect(claims.exp * 1_000).toBeGreaterThan(Date.now() + 10 * 60_000);
    expect(claimsOf(action.token).claims.jti).not.toBe(claims.jti);
  });

  it("is verified by whoever has the served key", async () => {
    const { token } = await approved();
    const response = await keysRoute.GET(new Request("http://127.0.0.1/.well-known/mastguard-keys.json"), {
      params: Promise.resolve({}),
    });
    const { keys } = Keys.parse(await response.json());
    const served = keys.find(({ keyId }) => keyId === claimsOf(token).header.kid);
    expect(served?.purpose).toBe("approval");
    const der = Buffer.concat([SPKI_FRONT, Buffer.from(served?.publicKey ?? "", "base64")]);
    const [head = "", body = "", signature = ""] = token.split(".");
    const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
    expect(verify(null, Buffer.from(`${head}.${body}`), publicKey, Buffer.from(signature, "base64url"))).toBe(true);
  });

  it("ends with the approval", async () => {
    const action = await approved();
    await reviewIs(action.traceId, "resolved_at = now() - interval '23 hours 55 minutes'");
    const { exp } = claimsOf((await lookAt(action))["approvalToken"]).claims;
    expect(exp * 1_000).toBeLessThanOrEqual(Date.now() + 5 * 60_000 + 2_000);
  });

  it.each([
    ["is pending", "status = 'PENDING', resolved_at = null"],
    ["is half approved", "status = 'PARTIALLY_APPROVED', resolved_at = null"],
    ["was rejected", "status = 'REJECTED', resolved_at = now()"],
    ["has expired", "status = 'EXPIRED', resolved_at = now()"],
    ["was approved a day ago", "status = 'APPROVED', resolved_at = now() - interval '24 hours'"],
    ["was approved nobody knows when", "status = 'APPROVED', resolved_at = null"],
  ])("is not there when the review %s", async (_what, columns) => {
    const action = await paused();
    await reviewIs(action.traceId, columns);
    expect((await lookAt(action))["approvalToken"]).toBeNull();
  });

  it("is not there once it was redeemed", async () => {
    const action = await approved();
    await redeem(action);
    expect(await lookAt(action)).toMatchObject({ status: "approved", approvalToken: null });
  });

  it("is not made of a row that says APPROVED where the log does not", async () => {
    const action = await paused();
    await reviewIs(action.traceId, "status = 'APPROVED', resolved_at = now()");
    expect((await lookAt(action))["approvalToken"]).toBeUndefined();
  });

  it("is not made, nor redeemed, when the row asks for fewer people than the log", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals: 2 } });
    const action = await paused(tenant);
    await reviewIs(action.traceId, "required_approvals = 1");
    await answerReview(
      tenant.owner,
      action.taskId,
      { decision: "APPROVE", rationale: "Looked at and fine.", expectedDigest: null },
      null,
    );
    expect((await lookAt(action))["approvalToken"]).toBeUndefined();
  });

  it("is not made for a review that names another action than the log", async () => {
    const action = await approved();
    await reviewIs(action.traceId, "action_digest = 'sha256:0'");
    await behind(action.traceId, "update mastguard.action set digest = 'sha256:0' where id = $1");
    expect((await lookAt(action))["approvalToken"]).toBeUndefined();
    expect((await redeem(action)).status).toBe(409);
  });
});
