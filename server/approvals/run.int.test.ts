import {
  ActionBlockedError,
  ActionChangedError,
  ActionRejectedError,
  ActionReplacedError,
  ActionSpentError,
  type IngestEvent,
  MastGuardClient,
  MastGuardError,
  type OutcomeReport,
  type RunOptions,
} from "@auxdynamics/mastguard-sdk";
import { describe, expect, it } from "vitest";
import * as outcomeRoute from "@/app/api/v1/governance/decisions/[traceId]/outcome/route";
import * as redeemRoute from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import * as decisionRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as ingestRoute from "@/app/api/v1/governance/ingest/route";
import { verifyAudit } from "@/server/audit/verify";
import { contain } from "@/server/containment";
import { open } from "@/server/http/testing/door";
import { idOf, type ReviewTaskId, uuidOf } from "@/server/ids";
import { expireReview } from "@/server/reviews";
import { answerReview } from "@/server/reviews/answer-review";
import { editReview } from "@/server/reviews/edit-review";
import { newPerson, type Person } from "@/server/reviews/testing/people";
import type { Vote } from "@/server/reviews/vote";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";

const ROUTES = new Map([
  ["POST /api/v1/governance/ingest", ingestRoute.POST],
  ["GET /api/v1/governance/decisions/[traceId]", decisionRoute.GET],
  ["POST /api/v1/governance/decisions/[traceId]/redeem", redeemRoute.POST],
  ["POST /api/v1/governance/decisions/[traceId]/outcome", outcomeRoute.POST],
]);
const WHY = "The account is not the supplier's.";

interface Scene {
  readonly tenant: Tenant;
  readonly reviewer: Person;
  readonly client: MastGuardClient;
}

/** An agent whose payments wait for a person, and the published client over a socket. */
async function newScene(): Promise<Scene> {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "HITL", actionTypes: ["PAYMENT_APPROVE"] });
  await addPolicy(tenant, { decision: "BLOCK", actionTypes: ["EMAIL_SEND"] });
  return { tenant, reviewer: await newPerson(tenant, "reviewer"), client: await connect(tenant) };
}

async function connect({ key }: Tenant): Promise<MastGuardClient> {
  const { port } = await open({ routes: ROUTES });
  return new MastGuardClient({ apiKey: key, baseUrl: `http://127.0.0.1:${port}`, retryDelay: 0 });
}

const payment = (): IngestEvent & { payload: { amount: number } } => ({
  agentId: "billing-bot",
  actionType: "PAYMENT_APPROVE",
  payload: { amount: 480 },
});

/** What became of a run: what was executed, what it gave or threw, and what was said of its outcome. */
async function run({ client }: Scene, event: IngestEvent, options: RunOptions<string> = {}) {
  const executed: unknown[] = [];
  const reports: OutcomeReport[] = [];
  const result: unknown = await client.governance
    .run(event, ({ payload }) => (executed.push(payload), "paid"), { ...options, onReport: (r) => reports.push(r) })
    .catch((error: unknown) => error);
  return { executed, result, reports };
}

/** The task that is open, as soon as there is one. */
async function openTask({ tenant }: Scene): Promise<ReviewTaskId> {
  const open = async () =>
    await asSuperuser(async (db) => {
      const { rows } = await db.query<{ id: string }>(
        "select id from mastguard.review_task where organization_id = $1 and status = 'PENDING'",
        [uuidOf("org", tenant.organizationId)],
      );
      return rows.map(({ id }) => id);
    });
  await expect.poll(open, { timeout: 20_000 }).toHaveLength(1);
  const [id = ""] = await open();
  return idOf("tsk", id);
}

async function answer(scene: Scene, decision: Vote["decision"]): Promise<void> {
  const vote = { decision, rationale: WHY, expectedDigest: null };
  await answerReview(scene.reviewer, await openTask(scene), vote, null);
}

/** The types of the organization's entries about actions, in the order of the log. */
async function story({ tenant }: Scene): Promise<string[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ type: string }>(
      "select type from mastguard.entry where organization_id = $1 and trace_id is not null order by index",
      [uuidOf("org", tenant.organizationId)],
    );
    return rows.map(({ type }) => type);
  });
}

describe("an agent that runs its actions through the client", () => {
  it("executes what a person approved, once, and the log tells all of it", async () => {
    const scene = await newScene();
    const running = run(scene, payment());
    await answer(scene, "APPROVE");
    expect(await running).toEqual({
      executed: [{ amount: 480 }],
      result: "paid",
      reports: [{ findings: [], digestMatches: true, executedWithoutAllow: false }],
    });
    const steps = ["action.decided", "review.opened", "review.approved", "review.redeemed", "outcome.reported"];
    expect(await story(scene)).toEqual(steps);
    expect((await verifyAudit(scene.tenant.organizationId)).valid).toBe(true);
  });

  it("goes on after a restart under the same key, and of both calls one executes", async () => {
    const scene = await newScene();
    const options = { idempotencyKey: "invoice-7" };
    const calls = [
      run(scene, payment(), options),
      run({ ...scene, client: await connect(scene.tenant) }, payment(), options),
    ];
    await answer(scene, "APPROVE");
    const results = await Promise.all(calls);
    expect(results.flatMap(({ executed }) => executed)).toHaveLength(1);
    expect(results.filter(({ result }) => MastGuardError.isInstance(result))).toHaveLength(1);
    const later = await run(scene, payment(), options);
    expect([later.executed, later.result]).toEqual([[], expect.any(ActionSpentError)]);
    expect((await story(scene)).filter((type) => type === "action.decided")).toHaveLength(1);
  });

  it("does not execute something else than was approved, and the log says that it was about to", async () => {
    const scene = await newScene();
    const event = payment();
    const running = run(scene, event);
    await openTask(scene);
    event.payload.amount = 48_000;
    await answer(scene, "APPROVE");
    const { executed, result } = await running;
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionChangedError);
    expect(await story(scene)).not.toContain("review.redeemed");
    expect(await flagsOf(scene)).toEqual(["digest_mismatch"]);
  });

  it("is told by whom and why its action was rejected", async () => {
    const scene = await newScene();
    const running = run(scene, payment());
    await answer(scene, "REJECT");
    const { executed, result } = await running;
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionRejectedError);
    expect(result).toMatchObject({ reviewerId: scene.reviewer.userId, rationale: WHY, isExpired: false });
  });

  it("executes nothing when nobody answered in time", async () => {
    const scene = await newScene();
    const running = run(scene, payment());
    const task = await openTask(scene);
    await asSuperuser((db) =>
      db.query("update mastguard.review_task set sla_due_at = now() where id = $1", [uuidOf("tsk", task)]),
    );
    await expireReview(scene.tenant.organizationId, task);
    expect(await running).toMatchObject({ executed: [], result: { name: "ActionRejectedError", isExpired: true } });
  });

  it("executes nothing behind a stop that was pressed after the approval", async () => {
    const scene = await newScene();
    const { traceId } = await scene.client.governance.ingest(payment(), { idempotencyKey: "invoice-8" });
    await answer(scene, "APPROVE");
    expect((await scene.client.governance.getDecision(traceId)).status).toBe("approved");
    await contain(scene.tenant.owner, { kind: "stop" }, "incident");
    const { executed, result } = await run(scene, payment(), { idempotencyKey: "invoice-8" });
    expect([executed, result]).toEqual([[], expect.objectContaining({ name: "AuthorizationError" })]);
  });

  it("is told what was blocked", async () => {
    const { executed, result } = await run(await newScene(), { ...payment(), actionType: "EMAIL_SEND" });
    expect([executed, result]).toEqual([[], expect.any(ActionBlockedError)]);
  });

  it("reports what was executed as failed when it throws", async () => {
    const scene = await newScene();
    const event = { ...payment(), actionType: "API_CALL" } as const;
    const broken = new Error("bank is closed");
    await expect(scene.client.governance.run(event, () => Promise.reject(broken))).rejects.toBe(broken);
    expect(await story(scene)).toEqual(["action.decided", "outcome.reported"]);
  });
});

describe("an action that a person edited", () => {
  const edit = { payload: { amount: 48 }, rationale: WHY, expectedDigest: null };

  it("is not executed by itself: the agent is told the edited payload", async () => {
    const scene = await newScene();
    const running = run(scene, payment());
    await editReview(scene.reviewer, await openTask(scene), edit, null);
    const { executed, result } = await running;
    expect(executed).toEqual([]);
    expect(result).toBeInstanceOf(ActionReplacedError);
    expect(result).toMatchObject({ replacedBy: { payload: { amount: 48 } }, reviewerId: scene.reviewer.userId });
  });

  it("is executed as its own when the agent asked for that, behind an approval of its own", async () => {
    const scene = await newScene();
    const running = run(scene, payment(), { runEdited: true });
    await editReview(scene.reviewer, await openTask(scene), edit, null);
    await answer({ ...scene, reviewer: await newPerson(scene.tenant, "reviewer") }, "APPROVE");
    expect(await running).toMatchObject({
      executed: [{ amount: 48 }],
      reports: [{ digestMatches: true, findings: [] }],
    });
    expect(await story(scene)).toEqual([
      "action.decided",
      "review.opened",
      "action.decided",
      "review.opened",
      "review.edited",
      "review.approved",
      "review.redeemed",
      "outcome.reported",
    ]);
  });
});

/** What the log says is wrong with the outcomes of the organization. */
async function flagsOf({ tenant }: Scene): Promise<unknown[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ body: string }>(
      "select body from mastguard.entry where organization_id = $1 and type = 'outcome.reported' order by index",
      [uuidOf("org", tenant.organizationId)],
    );
    return rows.flatMap(({ body }) => JSON.parse(body).data.flags);
  });
}
