import { ConflictError, MastGuardClient } from "@auxdynamics/mastguard-sdk";
import { describe, expect, it, vi } from "vitest";
import * as redeemRoute from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import * as decisionRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import { signerFor } from "@/server/audit";
import { verifyAudit } from "@/server/audit/verify";
import { contain, letGo } from "@/server/containment";
import { closeDatabase } from "@/server/db/client";
import { isId, uuidOf } from "@/server/ids";
import { revokeApiKey } from "@/server/keys/service";
import { reportOutcome } from "@/server/outcomes";
import { OutcomeReportSchema } from "@/server/outcomes/schemas";
import { screenTask } from "@/server/reviews/screen";
import { reviewTask } from "@/server/reviews/service";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenantKey } from "@/server/testing/tenant";
import { readApprovedAction } from "./approved-action";
import { commitRedemption } from "./commit-redemption";
import {
  type Approved,
  approved,
  askingTenant,
  behind,
  lookAt,
  redeem,
  redemptionsOf,
  refusalsOf,
  reviewIs,
} from "./testing/approved";
import { type ApprovalClaims, readToken, writeToken } from "./token";

const OTHER_DIGEST = `sha256:${"0".repeat(64)}`;

/** The token's claims, changed and signed again with the real key. */
async function signedAgain({ token }: Approved, changes: Partial<ApprovalClaims>): Promise<string> {
  const signer = await signerFor("approval");
  const read = readToken(token, [{ keyId: signer.keyId, verify: () => true }]);
  if (!read.ok) throw new Error(read.problem);
  return writeToken({ ...read.claims, ...changes }, signer);
}

const seconds = (ms: number) => Math.floor(ms / 1_000);

describe("an approval is redeemed once", () => {
  it("and the log says by whom, with which token, and nothing of the action", async () => {
    const action = await approved();
    const { status, data } = await redeem(action);
    expect([status, data]).toEqual([200, { valid: true, redeemedAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/) }]);
    const [entry, ...more] = await redemptionsOf(action.tenant);
    expect(more).toEqual([]);
    expect(entry?.body).toMatchObject({
      type: "review.redeemed",
      at: Object(data).redeemedAt,
      traceId: action.traceId,
      actor: { type: "api_key", id: action.tenant.agent.actor.id },
      data: { agentId: "billing-bot", taskId: expect.stringMatching(/^tsk_/), tokenId: expect.any(String) },
    });
    expect(JSON.stringify(entry)).not.toContain(action.digest.slice(7));
    expect((await verifyAudit(action.tenant.organizationId)).valid).toBe(true);
  });

  it("not again, with the same token or a fresh one", async () => {
    const action = await approved();
    const fresh = String((await lookAt(action))["approvalToken"]);
    expect((await redeem(action)).status).toBe(200);
    for (const token of [action.token, fresh]) {
      const { status, error } = await redeem(action, { token });
      expect([status, error?.code, error?.message]).toEqual([
        409,
        "CONFLICT",
        expect.stringMatching(/already redeemed/),
      ]);
    }
    expect(await redemptionsOf(action.tenant)).toHaveLength(1);
  });

  it("of fifty at once, by one", async () => {
    const action = await approved();
    const tokens = await Promise.all(
      Array.from({ length: 50 }, (_, n) => signedAgain(action, n % 2 === 0 ? {} : { jti: `t-${n}` })),
    );
    const answers = await Promise.all(tokens.map((token, n) => redeem(action, { token, idempotencyKey: `k-${n}` })));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    expect(await redemptionsOf(action.tenant)).toHaveLength(1);
    expect((await verifyAudit(action.tenant.organizationId)).valid).toBe(true);
  });

  it("not again after a restart", async () => {
    const action = await approved();
    expect((await redeem(action)).status).toBe(200);
    await closeDatabase();
    vi.resetModules();
    const { POST } = await import("@/app/api/v1/governance/decisions/[traceId]/redeem/route");
    expect((await redeem(action, { route: POST })).status).toBe(409);
    await closeDatabase();
  });

  it("and what is executed afterwards was allowed", async () => {
    const action = await approved();
    await redeem(action);
    const report = OutcomeReportSchema.parse({ status: "succeeded", executedDigest: action.digest });
    const { answer } = await reportOutcome(action.tenant.agent, action.traceId, report);
    expect(answer).toEqual({ findings: [], digestMatches: true, executedWithoutAllow: false });
  });
});

describe("a retry with the same Idempotency-Key", () => {
  it("gets the same answer, also when the token has expired since, and nothing is logged", async () => {
    const action = await approved();
    const exp = seconds(Date.now()) + 2;
    const token = await signedAgain(action, { exp });
    const first = await redeem(action, { token, idempotencyKey: "k" });
    expect(first.status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, exp * 1_000 - Date.now() + 100));
    const again = await redeem(action, { token, idempotencyKey: "k" });
    expect([again.status, again.data]).toEqual([200, first.data]);
    expect([first.headers["idempotent-replayed"], again.headers["idempotent-replayed"]]).toEqual([undefined, "true"]);
    expect(await redemptionsOf(action.tenant)).toHaveLength(1);
  });

  it("of twenty at once, all get the one answer", async () => {
    const action = await approved();
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(action, { idempotencyKey: "k" })));
    expect(new Set(answers.map(({ status, data }) => JSON.stringify([status, data]))).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(answers.filter(({ headers }) => headers["idempotent-replayed"] === undefined)).toHaveLength(1);
    expect(await redemptionsOf(action.tenant)).toHaveLength(1);
  });

  it("is refused with another body, from another key, or a day later", async () => {
    const action = await approved();
    const fresh = String((await lookAt(action))["approvalToken"]);
    await redeem(action, { idempotencyKey: "k" });
    const other = await redeem(action, { token: fresh, idempotencyKey: "k" });
    expect([other.status, other.error?.message]).toEqual([409, expect.stringMatching(/another body/)]);
    const { key } = await newTenantKey(action.tenant.organizationId, ["ingest"]);
    expect((await redeem(action, { key, idempotencyKey: "k" })).status).toBe(409);
    await behind(
      action.traceId,
      "update mastguard.redemption set redeemed_at = now() - interval '24 hours' where trace_id = $1",
    );
    expect((await redeem(action, { idempotencyKey: "k" })).status).toBe(409);
  });

  it("is not answered while something is contained", async () => {
    const action = await approved();
    await redeem(action, { idempotencyKey: "k" });
    await contain(action.tenant.owner, { kind: "stop" }, "drill");
    expect((await redeem(action, { idempotencyKey: "k" })).status).toBe(403);
    await letGo(action.tenant.owner, { kind: "stop" });
    expect((await redeem(action, { idempotencyKey: "k" })).status).toBe(200);
  });
});

describe("a redemption for something else than what was approved", () => {
  it("is refused, and the log and the task's history say so, without saying what", async () => {
    const action = await approved();
    const { status } = await redeem(action, { digest: OTHER_DIGEST, idempotencyKey: "k" });
    expect(status).toBe(409);
    const [refused, ...more] = await refusalsOf(action.tenant);
    expect(more).toEqual([]);
    expect(refused).toMatchObject({
      traceId: action.traceId,
      actor: { type: "api_key", id: action.tenant.agent.actor.id },
      data: {
        agentId: "billing-bot",
        actionType: "PAYMENT_APPROVE",
        taskId: action.taskId,
        reason: "other_digest",
        presentedRef: expect.any(String),
      },
    });
    expect(JSON.stringify(refused)).not.toContain("0".repeat(64)); // unsalted, it would let what was presented be guessed
    const { history } = await reviewTask(action.tenant.owner, action.taskId);
    expect(history.at(-1)).toMatchObject({ event: "redemption_refused", reason: "other_digest", reviewerId: null });
    expect((await redeem(action)).status).toBe(200);
    expect((await verifyAudit(action.tenant.organizationId)).valid).toBe(true);
  });

  it("is recorded once for what was presented, and at most five times for a task, however many come at once", async () => {
    const action = await approved();
    const digests = Array.from({ length: 24 }, (_, n) => `sha256:${String(n % 3).repeat(64)}`);
    await Promise.all(digests.map((digest) => redeem(action, { digest })));
    expect(await refusalsOf(action.tenant)).toHaveLength(3);
    const others = Array.from({ length: 12 }, (_, n) => `sha256:${n.toString(16).padStart(64, "a")}`);
    const answers = await Promise.all(others.map((digest) => redeem(action, { digest })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([409]));
    expect(await refusalsOf(action.tenant)).toHaveLength(5);
  });

  it("is not recorded for a token that is not this action's", async () => {
    const [mine, theirs] = [await approved(), await approved()];
    expect((await redeem(mine, { token: theirs.token, digest: OTHER_DIGEST })).status).toBe(422);
    expect(await refusalsOf(mine.tenant)).toEqual([]);
  });
});

describe("behind a reported outcome", () => {
  it.each([
    [
      "of something else",
      { status: "succeeded", executedDigest: OTHER_DIGEST },
      ["executed_without_redemption", "digest_mismatch"],
    ],
    ["of the action itself", { status: "failed" }, ["executed_without_redemption"]],
    ["that nothing was executed", { status: "not_executed" }, []],
  ])(
    "%s nothing is redeemed, there is no token, and the log and the task's history say both",
    async (_what, said, flags) => {
      const action = await approved();
      await reportOutcome(action.tenant.agent, action.traceId, OutcomeReportSchema.parse(said));
      const { status, error } = await redeem(action);
      expect([status, error?.message]).toEqual([409, expect.stringMatching(/outcome .* reported/)]);
      await redeem(action);
      expect((await lookAt(action))["approvalToken"]).toBeNull();
      expect(await redemptionsOf(action.tenant)).toEqual([]);
      expect(await refusalsOf(action.tenant)).toMatchObject([{ data: { reason: "outcome_reported" } }]);
      const { history } = await reviewTask(action.tenant.owner, action.taskId);
      expect(history.slice(-2)).toMatchObject([
        { event: "outcome_reported", reviewerId: null, outcome: { status: said.status, flags } },
        { event: "redemption_refused", reason: "outcome_reported" },
      ]);
      expect((await screenTask(action.tenant.owner, action.taskId)).steps.at(-2)).toMatchObject({
        event: "outcome_reported",
        outcome: { status: said.status, flags },
      });
      expect((await verifyAudit(action.tenant.organizationId)).valid).toBe(true);
    },
  );

  it("a redemption that was answered is not answered again", async () => {
    const action = await approved();
    await redeem(action, { idempotencyKey: "k" });
    await reportOutcome(action.tenant.agent, action.traceId, OutcomeReportSchema.parse({ status: "succeeded" }));
    expect((await redeem(action, { idempotencyKey: "k" })).status).toBe(409);
    expect(await redemptionsOf(action.tenant)).toHaveLength(1);
  });
});

describe("nothing is redeemed", () => {
  it.each([
    ["of another digest", { digest: OTHER_DIGEST }, 409, /digest/],
    ["with a token that says another digest", { dig: OTHER_DIGEST }, 409, /digest/],
    ["with a token that has expired", { exp: seconds(Date.now()) - 1 }, 410, /expired/],
    ["with a token for another task", { tsk: "tsk_00000000000000000000000000" }, 422, /token/],
    ["with a token for another version of the policy", { plv: null }, 422, /token/],
  ] as const)(
    "%s",
    async (_what, { digest, ...changes }: { digest?: string } & Partial<ApprovalClaims>, code, message) => {
      const action = await approved();
      const token = await signedAgain(action, changes);
      const { status, error } = await redeem(action, { token, ...(digest === undefined ? {} : { digest }) });
      expect([status, error?.message]).toEqual([code, expect.stringMatching(message)]);
      expect(await redemptionsOf(action.tenant)).toEqual([]);
      expect((await redeem(action)).status).toBe(200);
    },
  );

  it.each([
    ["resolved_at = now() - interval '24 hours'", 410],
    ["status = 'PENDING', resolved_at = null", 409],
    ["status = 'REJECTED'", 409],
    ["status = 'EXPIRED'", 409],
    ["resolved_at = null", 409],
    [`action_digest = '${OTHER_DIGEST}'`, 409],
  ])("of a review with %s", async (columns, code) => {
    const action = await approved();
    await reviewIs(action.traceId, columns);
    expect((await redeem(action)).status).toBe(code);
    expect(await redemptionsOf(action.tenant)).toEqual([]);
  });

  it("with another organization's or another action's token; and a foreign trace is not there", async () => {
    const [mine, theirs] = [await approved(), await approved()];
    const sibling = await approved(mine.tenant);
    for (const { token } of [theirs, sibling]) {
      const { status, error } = await redeem(mine, { token });
      expect([status, error?.code, error?.message]).toEqual([
        422,
        "VALIDATION_FAILED",
        expect.stringMatching(/^token/),
      ]);
    }
    expect((await redeem(theirs, { key: mine.tenant.key })).status).toBe(404);
    expect((await redeem({ ...theirs, traceId: "trc_x" })).status).toBe(404);
    for (const { tenant } of [mine, theirs]) expect(await redemptionsOf(tenant)).toEqual([]);
  });

  it("with altered claims, another key's signature, a retired key, or a body it does not know", async () => {
    const action = await approved();
    const [head = "", payload = "", signature = ""] = action.token.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    const later = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 9_999 })).toString("base64url");
    const none = Buffer.from(JSON.stringify({ alg: "none", typ: "mastguard-approval+jwt" })).toString("base64url");
    const checkpoint = writeToken(claims, await signerFor("checkpoint"));
    for (const token of [
      `${head}.${later}.${signature}`,
      `${none}.${payload}.`,
      checkpoint,
      "x",
      "",
      "a".repeat(2_001),
    ]) {
      const { status, error } = await redeem(action, { token });
      expect([status, error?.message]).toEqual([422, expect.stringMatching(/^token/)]);
    }
    expect((await redeem(action, { digest: action.digest.toUpperCase() })).error?.message).toMatch(/^digest/);
    await asSuperuser((db) =>
      db.query("update mastguard.signing_key set retired_at = now() where purpose = 'approval'"),
    );
    expect((await redeem(action)).status).toBe(422);
    const token = String((await lookAt(action))["approvalToken"]);
    expect((await redeem(action, { token })).status).toBe(200);
  });

  it("with a key that was turned to another purpose", async () => {
    const action = await approved();
    const forged = writeToken(
      JSON.parse(Buffer.from(action.token.split(".")[1] ?? "", "base64url").toString()),
      await signerFor("checkpoint"),
    );
    await asSuperuser((db) =>
      db.query("update mastguard.signing_key set purpose = 'approval' where purpose = 'checkpoint'"),
    );
    expect((await redeem(action, { token: forged })).status).toBe(422);
    await asSuperuser((db) => db.query("delete from mastguard.signing_key"));
  });

  it("by a key that does not ingest, is revoked or is none", async () => {
    const action = await approved();
    const { key: reader } = await newTenantKey(action.tenant.organizationId, ["read"]);
    const { key: gone, agent } = await newTenantKey(action.tenant.organizationId, ["ingest"]);
    if (isId("key", agent.actor.id)) await revokeApiKey(action.tenant.owner, agent.actor.id);
    expect((await redeem(action, { key: reader })).status).toBe(403);
    expect((await redeem(action, { key: gone })).status).toBe(401);
    expect((await redeem(action, { key: "mg_live_nobody" })).status).toBe(401);
    expect(await redemptionsOf(action.tenant)).toEqual([]);
  });

  it.each([
    { kind: "stop" },
    { kind: "quarantine", agentId: "billing-bot" },
    { kind: "blocked_tool", tool: "send_WIRE" },
  ] as const)("behind %j, and everything again when it is let go", async (target) => {
    const action = await approved();
    await contain(action.tenant.owner, target, "drill");
    const { status, error } = await redeem(action);
    expect([status, error?.code]).toEqual([403, "FORBIDDEN"]);
    expect(await redemptionsOf(action.tenant)).toEqual([]);
    await letGo(action.tenant.owner, target);
    expect((await redeem(action)).status).toBe(200);
  });

  it("behind a stop that somebody took away behind the log", async () => {
    const action = await approved();
    await contain(action.tenant.owner, { kind: "stop" }, "drill");
    await behind(
      action.traceId,
      "delete from mastguard.containment c using mastguard.action a where a.id = $1 and c.organization_id = a.organization_id",
    );
    expect((await redeem(action)).status).toBe(503);
    expect(await redemptionsOf(action.tenant)).toEqual([]);
  });
});

it("no redemption commits behind a stop, in hundreds that race with it", async () => {
  const tenant = await askingTenant();
  const actions: Approved[] = [];
  while (actions.length < 300) {
    actions.push(...(await Promise.all(Array.from({ length: 10 }, () => approved(tenant)))));
  }
  const over = new AbortController();
  const statuses: number[] = [];
  /** Until so many more were answered: however slow the machine, there are some behind each change. */
  const answered = async (more: number) => {
    const until = statuses.length + more;
    while (statuses.length < until && !over.signal.aborted) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const stopping = (async () => {
    while (!over.signal.aborted) {
      await contain(tenant.owner, { kind: "stop" }, "drill");
      await answered(3);
      await letGo(tenant.owner, { kind: "stop" });
      await answered(3);
    }
  })();
  const left = [...actions];
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let action = left.pop(); action; action = left.pop()) statuses.push((await redeem(action)).status);
    }),
  );
  over.abort();
  await stopping;
  const log = await asSuperuser(async (db) => {
    const { rows } = await db.query<{ type: string }>(
      `select type from mastguard.entry where organization_id = $1
       and (type like 'containment.%' or type = 'review.redeemed') order by index`,
      [uuidOf("org", tenant.organizationId)],
    );
    return rows.map(({ type }) => type);
  });
  let isStopped = false;
  const late: number[] = [];
  log.forEach((type, at) => {
    if (type !== "review.redeemed") isStopped = type === "containment.stopped";
    else if (isStopped) late.push(at);
  });
  expect(late).toEqual([]);
  expect(statuses.filter((status) => ![200, 403, 503].includes(status))).toEqual([]);
  expect(statuses).toEqual(expect.arrayContaining([200, 403]));
  expect(log.filter((type) => type === "review.redeemed")).toHaveLength(
    statuses.filter((status) => status === 200).length,
  );
  expect((await verifyAudit(tenant.organizationId)).valid).toBe(true);
}, 120_000);

it("the statement looks at what is contained itself, and at the configuration it was checked on", async () => {
  const action = await approved();
  const { organizationId, agent, owner } = action.tenant;
  if (agent.actor.type !== "api_key") throw new Error("not a key");
  const read = readToken(action.token, [{ keyId: (await signerFor("approval")).keyId, verify: () => true }]);
  if (!read.ok) throw new Error(read.problem);
  const redemption = { ...read, taskId: read.claims.tsk, idempotency: null };
  const who = { organizationId, actor: agent.actor };
  const commit = async (epochs: number) => {
    const stored = await readApprovedAction(organizationId, action.traceId);
    return (await commitRedemption(who, action.traceId, stored, stored.epoch + epochs, redemption)).status;
  };
  for (const target of [
    { kind: "stop" },
    { kind: "quarantine", agentId: "billing-bot" },
    { kind: "blocked_tool", tool: "send_wire" },
  ] as const) {
    await contain(owner, target, "drill");
    expect(await commit(0)).toBe("contained");
    await letGo(owner, target);
  }
  expect([await commit(-1), await commit(1), await commit(0)]).toEqual(["stale_epoch", "stale_epoch", "redeemed"]);
});

it("the SDK waits, redeems, and is told what it may not", async () => {
  const action = await approved();
  const { governance } = new MastGuardClient({
    apiKey: action.tenant.key,
    baseUrl: "http://127.0.0.1:1",
    fetch: async (url, init) => {
      const { pathname, searchParams } = new URL(url instanceof Request ? url.url : url);
      const [, traceId = "", verb] = /decisions\/([^/]+)\/?(\w*)$/.exec(pathname) ?? [];
      const answered = await callRoute(verb === "redeem" ? redeemRoute.POST : decisionRoute.GET, {
        key: action.tenant.key,
        method: init?.method ?? "GET",
        params: { traceId },
        query: searchParams.toString(),
        raw: typeof init?.body === "string" ? init.body : "",
        headers: Object.fromEntries(new Headers(init?.headers)),
      });
      return new Response(answered.text, { status: answered.status, headers: answered.headers });
    },
  });
  const { approvalToken, actionDigest } = await governance.waitForDecision(action.traceId);
  const approval = { token: approvalToken ?? "", digest: actionDigest ?? "" };
  expect(await governance.redeemApproval(action.traceId, approval)).toEqual({
    valid: true,
    redeemedAt: expect.any(String),
  });
  await expect(governance.redeemApproval(action.traceId, approval)).rejects.toThrow(ConflictError);
  expect((await governance.getDecision(action.traceId)).approvalToken).toBeNull();
});

describe("what somebody altered behind the log", () => {
  it("a redemption taken away makes no room for another, and verification names it", async () => {
    const action = await approved();
    await redeem(action);
    await behind(action.traceId, "delete from mastguard.redemption where trace_id = $1");
    expect((await redeem(action)).status).toBe(503);
    const [entry] = await redemptionsOf(action.tenant);
    expect((await verifyAudit(action.tenant.organizationId)).problems).toMatchObject([
      { index: entry?.index, kind: "redemption_altered" },
    ]);
  });

  it("one that nobody redeemed is not repeated, and verification names it", async () => {
    const action = await approved();
    await behind(
      action.traceId,
      `insert into mastguard.redemption (organization_id, task_id, trace_id, api_key_id, redeemed_at)
       select organization_id, id, trace_id, id, now() from mastguard.review_task where trace_id = $1`,
    );
    expect((await redeem(action, { idempotencyKey: "k" })).status).toBe(503);
    expect((await verifyAudit(action.tenant.organizationId)).problems).toMatchObject([{ kind: "redemption_altered" }]);
  });

  it("an action whose tool was renamed is not executed past its block", async () => {
    const action = await approved();
    await contain(action.tenant.owner, { kind: "blocked_tool", tool: "send_wire" }, "drill");
    await behind(action.traceId, "update mastguard.action set tool = 'read_wire' where id = $1");
    expect((await redeem(action)).status).toBe(503);
  });
});
