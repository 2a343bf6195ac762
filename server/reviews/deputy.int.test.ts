import { describe, expect, it } from "vitest";
import { decideAction } from "@/server/decisions";
import { ConflictError, ForbiddenError } from "@/server/errors";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { answerReview } from "./answer-review";
import { editReview } from "./edit-review";
import { endDelegation, setDelegation } from "./people/delegations";
import { screenTask } from "./screen";
import { reviewTask } from "./service";
import { newPerson, type Person } from "./testing/people";
import { entriesOf, taskOf } from "./testing/routing";
import { testIn, testIs } from "./testing/tests";

const RATIONALE = "Matches the order, checked twice.";
const DAY_MS = 86_400_000;
const APPROVE = { decision: "APPROVE", rationale: RATIONALE, expectedDigest: null } as const;
const REJECT = { ...APPROVE, decision: "REJECT" } as const;

/** From now on somebody stands in for whoever is away. */
async function away(person: Person, deputy: Person): Promise<void> {
  const [startsAt, endsAt] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
  await setDelegation(person, { toUserId: deputy.userId, startsAt, endsAt });
}

async function openFor(tenant: Tenant, requiredApprovals: number, approvers: readonly string[]) {
  await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals, approvers: [...approvers] } });
  return taskOf((await decideAction(tenant.agent, { agentId: "bot", actionType: "API_CALL", payload: {} })).answer);
}

/** Ann is away, Ben stands in for her and is no approver himself; Eve is nobody's deputy. */
async function scene(requiredApprovals: number, others: (people: { ann: Person; eve: Person }) => string[] = () => []) {
  const tenant = await newTenant();
  const [ann, ben, eve] = [
    await newPerson(tenant, "reviewer"),
    await newPerson(tenant, "reviewer"),
    await newPerson(tenant, "reviewer"),
  ];
  await away(ann, ben);
  const task = await openFor(tenant, requiredApprovals, [`user:${ann.userId}`, ...others({ ann, eve })]);
  return { tenant, ann, ben, eve, task };
}

describe("an answer in an absent person's place", () => {
  it("says for whom: answer, approvals, history, entry and desk, and so does its retry", async () => {
    const { tenant, ann, ben, task } = await scene(1);
    const once = { keyHash: Buffer.alloc(32, 1), bodyHash: Buffer.alloc(32, 2) };
    expect((await screenTask(ben, task)).standing).toMatchObject({ approve: null, onBehalfOf: ann.userId });
    const cast = await answerReview(ben, task, APPROVE, once);
    expect(cast).toMatchObject({ outcome: "APPROVED", reviewerId: ben.userId, onBehalfOf: ann.userId });
    expect(await answerReview(ben, task, APPROVE, once)).toEqual({ ...cast, isReplayed: true });
    const shown = await screenTask(tenant.owner, task);
    expect(shown.approvals).toMatchObject([{ reviewerId: ben.userId, onBehalfOf: ann.userId }]);
    expect(shown.history.at(-1)).toMatchObject({ event: "approved", reviewerId: ben.userId, onBehalfOf: ann.userId });
    expect(shown.steps.at(-1)).toMatchObject({ by: ben.userId, onBehalfOf: ann.userId });
    expect(Object.keys(shown.names)).toContain(ann.userId);
    expect(await entriesOf(tenant, "review.approved")).toMatchObject([
      { reviewerId: ben.userId, onBehalfOf: ann.userId },
    ]);
  });

  it("says for whom of a test task as of any other, and so does its retry", async () => {
    const { tenant, ann, ben } = await scene(1);
    const test = await testIn(tenant);
    await testIs(test, "risk_category = 'HIGH'");
    const once = { keyHash: Buffer.alloc(32, 1), bodyHash: Buffer.alloc(32, 2) };
    const cast = await answerReview(ben, test, APPROVE, once);
    expect(cast).toMatchObject({ reviewerId: ben.userId, onBehalfOf: ann.userId });
    expect(await answerReview(ben, test, APPROVE, once)).toEqual({ ...cast, isReplayed: true });
    const shown = await screenTask(tenant.owner, test);
    expect(shown.approvals).toMatchObject([{ reviewerId: ben.userId, onBehalfOf: ann.userId }]);
    expect(shown.history.at(-1)).toMatchObject({ reviewerId: ben.userId, onBehalfOf: ann.userId });
    expect(shown.steps.at(-1)).toMatchObject({ by: ben.userId, onBehalfOf: ann.userId });
    expect(Object.keys(shown.names)).toContain(ann.userId);
  });

  it("says so when it rejects, and when it edits", async () => {
    const { tenant, ann, ben, task } = await scene(1);
    expect(await answerReview(ben, task, REJECT, null)).toMatchObject({ onBehalfOf: ann.userId });
    const again = taskOf(
      (await decideAction(tenant.agent, { agentId: "bot", actionType: "API_CALL", payload: {} })).answer,
    );
    await editReview(ben, again, { payload: { a: 1 }, rationale: RATIONALE, expectedDigest: null }, null);
    for (const type of ["review.rejected", "review.edited"])
      expect(await entriesOf(tenant, type)).toMatchObject([{ reviewerId: ben.userId, onBehalfOf: ann.userId }]);
    expect((await reviewTask(tenant.owner, again)).history.at(-1)).toMatchObject({ onBehalfOf: ann.userId });
  });

  it("says nothing of it where they may in their own right, whomever they stand in for", async () => {
    const tenant = await newTenant();
    const [ann, ben] = [await newPerson(tenant, "reviewer"), await newPerson(tenant, "reviewer")];
    await away(ann, ben);
    for (const approvers of [[], ["role:reviewer"], [`user:${ann.userId}`, `user:${ben.userId}`]]) {
      const task = await openFor(tenant, 1, approvers);
      expect(await answerReview(ben, task, APPROVE, null)).toMatchObject({ onBehalfOf: null });
    }
    const entries = await entriesOf(tenant, "review.approved");
    expect(entries.filter((entry) => "onBehalfOf" in entry)).toEqual([]);
  });
});

describe("two approvals are two people's, each with a right of its own", () => {
  it("a second deputy of the same absent person gives no second approval", async () => {
    const { tenant, ann, ben, eve, task } = await scene(2);
    await answerReview(ben, task, APPROVE, null);
    await endDelegation(ann, {});
    await away(ann, eve);
    await expect(answerReview(eve, task, APPROVE, null)).rejects.toThrow(ConflictError);
    expect(await reviewTask(tenant.owner, task)).toMatchObject({ status: "PARTIALLY_APPROVED" });
    expect((await screenTask(eve, task)).standing?.approve).toMatch(/whom you stand in for/);
    expect(await answerReview(eve, task, REJECT, null)).toMatchObject({ outcome: "REJECTED" });
  });

  it("who is back gives none behind their deputy, and their deputy none behind them", async () => {
    const { ann, ben, task } = await scene(2);
    await answerReview(ben, task, APPROVE, null);
    await expect(answerReview(ann, task, APPROVE, null)).rejects.toThrow(/in your place/);
    const other = await scene(2);
    await answerReview(other.ann, other.task, APPROVE, null);
    await expect(answerReview(other.ben, other.task, APPROVE, null)).rejects.toThrow(ConflictError);
  });

  it("a deputy who stands in for both approvers is still one person", async () => {
    const { ben, eve, task } = await scene(2, ({ eve: other }) => [`user:${other.userId}`]);
    await away(eve, ben);
    expect(await answerReview(ben, task, APPROVE, null)).toMatchObject({ outcome: "PARTIALLY_APPROVED" });
    await expect(answerReview(ben, task, APPROVE, null)).rejects.toThrow(/approved this already/);
  });

  it("who stands in for two takes the place that is free", async () => {
    const { ann, ben, eve, task } = await scene(2, ({ eve: other }) => [`user:${other.userId}`]);
    await away(eve, ben);
    await answerReview(ann, task, APPROVE, null);
    expect(await answerReview(ben, task, APPROVE, null)).toMatchObject({ outcome: "APPROVED", onBehalfOf: eve.userId });
  });

  it("another approver and a deputy are two, whoever comes first", async () => {
    for (const isDeputyFirst of [true, false]) {
      const { ben, eve, task } = await scene(2, ({ eve: other }) => [`user:${other.userId}`]);
      const [first, second] = isDeputyFirst ? [ben, eve] : [eve, ben];
      expect(await answerReview(first, task, APPROVE, null)).toMatchObject({ outcome: "PARTIALLY_APPROVED" });
      expect(await answerReview(second, task, APPROVE, null)).toMatchObject({ outcome: "APPROVED" });
    }
  });

  it("sent at once, an absent person's and their deputy's approval are one", async () => {
    const { tenant, ann, ben, task } = await scene(2);
    const sent = await Promise.allSettled([
      answerReview(ann, task, APPROVE, null),
      answerReview(ben, task, APPROVE, null),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await reviewTask(tenant.owner, task)).toMatchObject({ status: "PARTIALLY_APPROVED" });
  });

  it("in the place of whoever is behind the agent nobody is the only one who approves", async () => {
    const { tenant, ann, ben } = await scene(1);
    const { agent } = await newTenantKey(tenant.organizationId, ["ingest"], ann.userId);
    const task = taskOf((await decideAction(agent, { agentId: "bot", actionType: "API_CALL", payload: {} })).answer);
    await expect(answerReview(ben, task, APPROVE, null)).rejects.toThrow(ForbiddenError);
    expect(await answerReview(ben, task, REJECT, null)).toMatchObject({ outcome: "REJECTED" });
  });
});
