import {
  AuthorizationError,
  ConflictError,
  MastGuardClient,
  NotFoundError,
  ValidationError,
} from "@auxdynamics/mastguard-sdk";
import { describe, expect, it } from "vitest";
import * as redeem from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import * as decision from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as shortApprove from "@/app/api/v1/hitl/[id]/approve/route";
import * as queueApprove from "@/app/api/v1/hitl/queue/[id]/approve/route";
import * as approve from "@/app/api/v1/hitl/tasks/[id]/approve/route";
import * as assign from "@/app/api/v1/hitl/tasks/[id]/assign/route";
import * as comment from "@/app/api/v1/hitl/tasks/[id]/comment/route";
import * as edit from "@/app/api/v1/hitl/tasks/[id]/edit/route";
import * as reject from "@/app/api/v1/hitl/tasks/[id]/reject/route";
import * as task from "@/app/api/v1/hitl/tasks/[id]/route";
import type { Scope } from "@/server/auth/permissions";
import { open } from "@/server/http/testing/door";
import { callRoute } from "@/server/testing/call";
import { newTenantKey } from "@/server/testing/tenant";
import { entriesOf, newPerson, type Waiting, waitingFor } from "./testing/people";

const RATIONALE = "Matches the order, checked twice.";
const ROUTES = new Map([
  ["GET /api/v1/hitl/tasks/[id]", task.GET],
  ["POST /api/v1/hitl/tasks/[id]/approve", approve.POST],
  ["POST /api/v1/hitl/tasks/[id]/reject", reject.POST],
  ["POST /api/v1/hitl/tasks/[id]/edit", edit.POST],
  ["POST /api/v1/hitl/tasks/[id]/comment", comment.POST],
  ["POST /api/v1/hitl/tasks/[id]/assign", assign.POST],
  ["GET /api/v1/governance/decisions/[traceId]", decision.GET],
  ["POST /api/v1/governance/decisions/[traceId]/redeem", redeem.POST],
]);

/** A key of somebody new who may decide reviews. */
async function reviewersKey({ tenant }: Waiting, scopes: readonly Scope[] = ["hitl:review"]) {
  const { userId } = await newPerson(tenant, "reviewer");
  return { userId, key: (await newTenantKey(tenant.organizationId, scopes, userId)).key };
}

async function clientOf(key: string): Promise<MastGuardClient> {
  const { port } = await open({ routes: ROUTES });
  return new MastGuardClient({ apiKey: key, baseUrl: `http://127.0.0.1:${port}`, retryDelay: 0 });
}

describe("POST /api/v1/hitl/tasks/{id}/approve", () => {
  it.each([
    ["/tasks", approve],
    ["/queue", queueApprove],
    ["itself", shortApprove],
  ])("answers at %s what was decided, by whom and why", async (_alias, { POST }) => {
    const waiting = await waitingFor(1);
    const { key, userId } = await reviewersKey(waiting);
    const json = { rationale: `  ${RATIONALE}\u200b`, expectedDigest: waiting.digest };
    const { status, envelope } = await callRoute(POST, { key, params: { id: waiting.task }, json });
    expect(status).toBe(200);
    expect(envelope.data).toMatchObject({
      outcome: "APPROVED",
      task: { id: waiting.task, status: "APPROVED", approvals: [{ reviewerId: userId }] },
      decisionRecord: { taskId: waiting.task, reviewerId: userId, decision: "APPROVE", reason: RATIONALE },
    });
  });

  it.each([
    [{}, "rationale"],
    [{ rationale: "123456789" }, "rationale"],
    [{ rationale: `\u200b123456789 ` }, "rationale"],
    [{ rationale: "x".repeat(2_001) }, "rationale"],
    [{ rationale: 7 }, "rationale"],
    [{ rationale: RATIONALE, expectedDigest: 7 }, "expectedDigest"],
    [{ rationale: RATIONALE, reason: "x" }, "reason"],
  ])("%j is refused with 422 that names the field, and changes nothing", async (json, field) => {
    const waiting = await waitingFor(1);
    const { key } = await reviewersKey(waiting);
    const { status, envelope } = await callRoute(approve.POST, { key, params: { id: waiting.task }, json });
    expect(status).toBe(422);
    expect(envelope.error?.details?.map(({ path }) => path)).toEqual([field]);
    expect(await entriesOf(waiting)).toHaveLength(2);
  });

  it.each([[["ingest", "read"]], [["admin"]], [["hitl:review"]]] as const)(
    "an agent's key with %j gets 403, and nothing is approved",
    async (scopes) => {
      const waiting = await waitingFor(1);
      const { key } = await newTenantKey(waiting.tenant.organizationId, scopes);
      const json = { rationale: RATIONALE };
      expect(await callRoute(approve.POST, { key, params: { id: waiting.task }, json })).toMatchObject({ status: 403 });
      expect(await entriesOf(waiting)).toHaveLength(2);
    },
  );

  it("a retry with its Idempotency-Key gets the same answer, and says so", async () => {
    const waiting = await waitingFor(1);
    const { key } = await reviewersKey(waiting);
    const call = (json: unknown) =>
      callRoute(approve.POST, { key, params: { id: waiting.task }, json, headers: { "idempotency-key": "k" } });
    const [first, again] = [await call({ rationale: RATIONALE }), await call({ rationale: RATIONALE })];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect([first.headers["idempotent-replayed"], again.headers["idempotent-replayed"]]).toEqual([undefined, "true"]);
    expect(Object(again.envelope.data).decisionRecord).toEqual(Object(first.envelope.data).decisionRecord);
    expect((await call({ rationale: `${RATIONALE} Or not.` })).status).toBe(409);
  });

  it("nothing is approved by GET", async () => {
    const waiting = await waitingFor(1);
    const { key } = await reviewersKey(waiting);
    for (const route of [approve, queueApprove, shortApprove, reject])
      expect(await callRoute(route.GET, { key, method: "GET", params: { id: waiting.task } })).toMatchObject({
        status: 405,
      });
    expect(await entriesOf(waiting)).toHaveLength(2);
  });
});

describe("GET /api/v1/hitl/tasks/{id}?wait", () => {
  it("answers as soon as somebody has decided", async () => {
    const waiting = await waitingFor(1);
    const { key } = await reviewersKey(waiting, ["hitl:review", "read"]);
    const asked = callRoute(task.GET, { key, method: "GET", params: { id: waiting.task }, query: "wait=30" });
    await new Promise((resolve) => setTimeout(resolve, 100));
    await callRoute(approve.POST, { key, params: { id: waiting.task }, json: { rationale: RATIONALE } });
    expect((await asked).envelope.data).toMatchObject({ status: "APPROVED" });
  });
});

describe("comments and assignments", () => {
  it("a comment is read again, and decides nothing", async () => {
    const waiting = await waitingFor(1);
    const { key, userId } = await reviewersKey(waiting);
    const { hitl } = await clientOf(key);
    const commented = await hitl.comment(waiting.task, " Asked the supplier. ");
    expect(commented).toMatchObject({ status: "PENDING" });
    expect(commented.history.at(-1)).toMatchObject({
      event: "commented",
      reviewerId: userId,
      comment: "Asked the supplier.",
    });
    await expect(hitl.comment(waiting.task, " \u200b ")).rejects.toThrow(ValidationError);
  });

  it("a task is assigned to somebody of this organization who may decide it", async () => {
    const waiting = await waitingFor(1);
    const { key } = await reviewersKey(waiting);
    const { hitl } = await clientOf(key);
    const [able, unable] = [await newPerson(waiting.tenant, "admin"), await newPerson(waiting.tenant, "auditor")];
    const stranger = await newPerson((await waitingFor(1)).tenant, "owner");
    expect((await hitl.assign(waiting.task, { userId: able.userId })).history.at(-1)).toMatchObject({
      event: "assigned",
    });
    for (const userId of [unable.userId, stranger.userId, "usr_x", waiting.task])
      await expect(hitl.assign(waiting.task, { userId })).rejects.toThrow(ValidationError);
    await expect(hitl.assign(waiting.task, { group: "grp_x" })).rejects.toThrow(ValidationError);
  });
});

describe("the client", () => {
  it("approves, and the waiting agent executes exactly that, once", async () => {
    const waiting = await waitingFor(2);
    const agent = await clientOf(waiting.tenant.key);
    const [first, second] = [await reviewersKey(waiting), await reviewersKey(waiting)];
    const waits = agent.governance.waitForDecision(waiting.trace, { timeoutMs: 30_000 });
    expect(await (await clientOf(first.key)).hitl.approve(waiting.task, { rationale: RATIONALE })).toMatchObject({
      outcome: "PARTIALLY_APPROVED",
    });
    const { hitl } = await clientOf(second.key);
    await hitl.approve(waiting.task, { rationale: RATIONALE, expectedDigest: waiting.digest });
    const { approvalToken, status } = await waits;
    expect(status).toBe("approved");
    const token = approvalToken ?? "";
    await expect(
      agent.governance.redeemApproval(waiting.trace, { token, digest: `sha256:${"0".repeat(64)}` }),
    ).rejects.toThrow(ConflictError);
    expect(await agent.governance.redeemApproval(waiting.trace, { token, digest: waiting.digest })).toMatchObject({
      valid: true,
    });
    await expect(agent.governance.redeemApproval(waiting.trace, { token, digest: waiting.digest })).rejects.toThrow(
      ConflictError,
    );
    await expect(hitl.reject(waiting.task, { rationale: RATIONALE })).rejects.toThrow(ConflictError);
  });

  it("is told what an edit led to, and what it may not do", async () => {
    const waiting = await waitingFor(1);
    const { hitl } = await clientOf((await reviewersKey(waiting)).key);
    const agent = await clientOf(waiting.tenant.key);
    await expect(agent.hitl.approve(waiting.task, { rationale: RATIONALE })).rejects.toThrow(AuthorizationError);
    await expect(hitl.reject("tsk_01kagm4t9v8qz3000000000000", { rationale: RATIONALE })).rejects.toThrow(
      NotFoundError,
    );
    const { task: ended, redecision } = await hitl.edit(waiting.task, { payload: { amount: 1 }, rationale: RATIONALE });
    expect([ended.status, ended.replacedBy, redecision.decision]).toEqual(["REJECTED", redecision.traceId, "HITL"]);
    expect(await agent.governance.waitForDecision(waiting.trace)).toMatchObject({
      status: "rejected",
      replacedBy: { traceId: redecision.traceId, payload: { amount: 1 } },
    });
  });
});
