import { describe, expect, it } from "vitest";
import { verifyAudit } from "@/server/audit/verify";
import { uuidOf } from "@/server/ids";
import { startSweeper } from "@/server/jobs/sweeper";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { assignTask, viewTask } from "./annotate";
import { answerReview } from "./answer-review";
import { setDelegation } from "./people/delegations";
import { updateAttentionSettings } from "./quality/attention-settings";
import { routeOn } from "./route-on";
import { screenTask } from "./screen";
import { reviewTask } from "./service";
import { newPerson, type Person, type Waiting, waitingFor } from "./testing/people";
import { entriesOf } from "./testing/routing";
import { testIn } from "./testing/tests";

const APPROVE = { decision: "APPROVE", rationale: "Matches the order, checked twice.", expectedDigest: null } as const;

/** An organization of reviewers, of whom the first reaches the limit with one answer. */
async function scene(approvers: readonly string[] = ["role:reviewer"]) {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals: 2, approvers: [...approvers] } });
  await updateAttentionSettings(tenant.owner, { reviewsPerHour: 1, isHard: false });
  const tired = await newPerson(tenant, "reviewer");
  return { tenant, tired };
}

/** A review that is theirs. */
async function assigned(tenant: Tenant, to: Person): Promise<Waiting> {
  const waiting = await waitingFor(2, tenant);
  await assignTask(tenant.owner, waiting.task, `user:${uuidOf("usr", to.userId)}`);
  return waiting;
}

/** One answer, which is the limit. */
async function reachLimit({ tenant, tired }: { tenant: Tenant; tired: Person }): Promise<void> {
  await answerReview(tired, (await waitingFor(2, tenant)).task, APPROVE, null);
}

async function assigneeOf({ tenant, task }: Waiting): Promise<string | null> {
  return (await reviewTask(tenant.owner, task)).assignee;
}

const routed = async (tenant: Tenant) =>
  (await entriesOf(tenant, "review.assigned")).filter(({ reason }) => reason === "attention_limit");

/** What a node finds to be done in this organization. */
async function due({ organizationId }: Tenant): Promise<string[]> {
  return await asSuperuser(async (db) => {
    const { rows } = await db.query<{ id: string }>(
      "select id from mastguard.due_review_routing(1000) where organization_id = $1",
      [uuidOf("org", organizationId)],
    );
    return rows.map(({ id }) => id);
  });
}

/** Nobody has it before them any more. */
async function lookAway({ task }: Waiting): Promise<void> {
  await asSuperuser((db) =>
    db.query("update mastguard.review_view set seen_at = now() - interval '76 seconds' where task_id = $1", [
      uuidOf("tsk", task),
    ]),
  );
}

describe("a review that waits for somebody at the limit of attention", () => {
  it("goes to whoever may approve it and has the fewest, by itself, and the entry says why", async () => {
    const { tenant, tired } = await scene();
    const [busy, free] = [await newPerson(tenant, "reviewer"), await newPerson(tenant, "reviewer")];
    await newPerson(tenant, "developer");
    const waiting = await assigned(tenant, tired);
    await assigned(tenant, busy);
    await reachLimit({ tenant, tired });
    const sweeper = startSweeper();
    await expect.poll(() => assigneeOf(waiting), { timeout: 20_000 }).toBe(`user:${free.userId}`);
    await sweeper.stop();
    expect(await routed(tenant)).toMatchObject([
      {
        taskId: waiting.task,
        assignee: `user:${free.userId}`,
        from: `user:${tired.userId}`,
        reason: "attention_limit",
      },
    ]);
    expect((await screenTask(tenant.owner, waiting.task)).steps.at(-1)).toMatchObject({
      event: "assigned",
      by: null,
      to: `user:${free.userId}`,
      reason: "attention_limit",
    });
    expect((await verifyAudit(tenant.organizationId)).problems).toEqual([]);
  });

  it("moves once, of two nodes at once", async () => {
    const { tenant, tired } = await scene();
    await newPerson(tenant, "reviewer");
    const { task } = await assigned(tenant, tired);
    await reachLimit({ tenant, tired });
    const moved = await Promise.all([1, 2, 3, 4].map(() => routeOn(tenant.organizationId, task)));
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await routed(tenant)).toHaveLength(1);
  });

  it("is nobody's in particular where nobody else may approve it now", async () => {
    const { tenant, tired } = await scene();
    const [away, spent] = [await newPerson(tenant, "reviewer"), await newPerson(tenant, "reviewer")];
    const hour = 3_600_000;
    const [startsAt, endsAt] = [new Date(Date.now() - hour), new Date(Date.now() + hour)];
    await setDelegation(away, { toUserId: tired.userId, startsAt, endsAt });
    const insider = await newPerson(tenant, "reviewer");
    const { agent } = await newTenantKey(tenant.organizationId, ["ingest"], insider.userId);
    const waiting = await assigned({ ...tenant, agent }, tired);
    await answerReview(insider, waiting.task, APPROVE, null);
    await reachLimit({ tenant, tired });
    await reachLimit({ tenant, tired: spent });
    expect(await routeOn(tenant.organizationId, waiting.task)).toBe(true);
    expect(await assigneeOf(waiting)).toBeNull();
    expect(await routed(tenant)).toMatchObject([{ assignee: null, from: `user:${tired.userId}` }]);
    expect(await routeOn(tenant.organizationId, waiting.task)).toBe(false);
  });

  it("stays theirs while they have it before them, and goes on when they have turned away", async () => {
    const { tenant, tired } = await scene();
    const other = await newPerson(tenant, "reviewer");
    const waiting = await assigned(tenant, tired);
    await viewTask(tired, waiting.task);
    await reachLimit({ tenant, tired });
    expect(await due(tenant)).toEqual([]);
    expect(await routeOn(tenant.organizationId, waiting.task)).toBe(false);
    await lookAway(waiting);
    expect(await due(tenant)).toEqual([uuidOf("tsk", waiting.task)]);
    expect(await routeOn(tenant.organizationId, waiting.task)).toBe(true);
    expect(await assigneeOf(waiting)).toBe(`user:${other.userId}`);
  });

  it("stays theirs when they have approved it, and when they are not at the limit", async () => {
    const { tenant, tired } = await scene();
    await newPerson(tenant, "reviewer");
    const waiting = await assigned(tenant, tired);
    expect(await due(tenant)).toEqual([]);
    expect(await routeOn(tenant.organizationId, waiting.task)).toBe(false);
    await answerReview(tired, waiting.task, APPROVE, null);
    expect(await due(tenant)).toEqual([]);
    expect(await routeOn(tenant.organizationId, waiting.task)).toBe(false);
    expect(await assigneeOf(waiting)).toBe(`user:${tired.userId}`);
  });

  it("goes on behind ten answers in a row that nobody can have read, as the limit counts them", async () => {
    const { tenant, tired } = await scene();
    await newPerson(tenant, "reviewer");
    await updateAttentionSettings(tenant.owner, { reviewsPerHour: 60, isHard: false });
    const waiting = await assigned(tenant, tired);
    for (let at = 0; at < 10; at += 1) {
      expect(await due(tenant)).toEqual([]);
      const next = await waitingFor(2, tenant);
      await viewTask(tired, next.task);
      await answerReview(tired, next.task, APPROVE, null);
    }
    expect(await due(tenant)).toEqual([uuidOf("tsk", waiting.task)]);
    expect(await routeOn(tenant.organizationId, waiting.task)).toBe(true);
  });

  it("that is decided, or a group's, is left as it is", async () => {
    const { tenant, tired } = await scene();
    await newPerson(tenant, "reviewer");
    const [decided, group] = [await assigned(tenant, tired), await assigned(tenant, tired)];
    await asSuperuser((db) =>
      db.query("update mastguard.review_task set assignee = 'group:' || gen_random_uuid() where id = $1", [
        uuidOf("tsk", group.task),
      ]),
    );
    await asSuperuser((db) =>
      db.query("update mastguard.review_task set status = 'EXPIRED' where id = $1", [uuidOf("tsk", decided.task)]),
    );
    await reachLimit({ tenant, tired });
    expect(await due(tenant)).toEqual([]);
    for (const { task } of [decided, group]) expect(await routeOn(tenant.organizationId, task)).toBe(false);
  });
});

it("a test goes on as any other, and nothing of it is in the log", async () => {
  const { tenant, tired } = await scene();
  const other = await newPerson(tenant, "reviewer");
  const test = await testIn(tenant);
  await assignTask(tenant.owner, test, `user:${uuidOf("usr", tired.userId)}`);
  await viewTask(tired, test);
  await reachLimit({ tenant, tired });
  expect(await due(tenant)).toEqual([]);
  expect(await routeOn(tenant.organizationId, test)).toBe(false);
  await asSuperuser((db) =>
    db.query(
      "update mastguard.review_test_step set seen_at = now() - interval '76 seconds' where test_id = $1 and event = 'viewed'",
      [uuidOf("tsk", test)],
    ),
  );
  expect(await due(tenant)).toEqual([uuidOf("tsk", test)]);
  const moved = await Promise.all([1, 2].map(() => routeOn(tenant.organizationId, test)));
  expect(moved.filter(Boolean)).toHaveLength(1);
  expect(await screenTask(other, test)).toMatchObject({ assignee: `user:${other.userId}` });
  expect((await screenTask(other, test)).steps.at(-1)).toMatchObject({
    event: "assigned",
    by: null,
    to: `user:${other.userId}`,
    reason: "attention_limit",
  });
  expect(await routed(tenant)).toEqual([]);
});
