import { describe, expect, it } from "vitest";
import * as approveRoute from "@/app/api/v1/hitl/tasks/[id]/approve/route";
import { decideAction } from "@/server/decisions";
import { ForbiddenError } from "@/server/errors";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { escalateReview } from "@/server/reviews";
import { answerReview } from "@/server/reviews/answer-review";
import { editReview } from "@/server/reviews/edit-review";
import { setDelegation } from "@/server/reviews/people/delegations";
import { newPerson } from "@/server/reviews/testing/people";
import { addMember, moveDueTime, taskOf } from "@/server/reviews/testing/routing";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, type Tenant } from "@/server/testing/tenant";
import { integrate } from "./testing";
import { verifyAudit } from "./verify";

/** A review for two people that was escalated once and approved once. */
async function halfWay(): Promise<{ tenant: Tenant; task: ReviewTaskId }> {
  const tenant = await newTenant();
  const person = await addMember(tenant, "reviewer");
  await addPolicy(tenant, {
    decision: "HITL",
    review: {
      requiredApprovals: 2,
      approvers: ["role:owner"],
      escalateTo: ["role:reviewer", ["role:admin", "role:owner"]],
    },
  });
  const { answer } = await decideAction(tenant.agent, { agentId: "a", actionType: "API_CALL", payload: {} });
  const task = taskOf(answer);
  await moveDueTime(task, "-1 second");
  await escalateReview(tenant.organizationId, task);
  const json = { rationale: "Checked against the order." };
  await callRoute(approveRoute.POST, { key: person.key, params: { id: task }, json });
  await integrate();
  return { tenant, task };
}

describe("a review altered behind the log is named", () => {
  it.each([
    ["its status", "update mastguard.review_task set status = 'APPROVED' where id = $1"],
    ["how many must approve it", "update mastguard.review_task set required_approvals = 1 where id = $1"],
    ["who may decide it", "update mastguard.review_task set approvers = '{}' where id = $1"],
    ["who may decide it", "update mastguard.review_task set approvers = '{role:developer,nobody}' where id = $1"],
    ["whom it escalates to", "update mastguard.review_task set escalations[2] = 'role:developer' where id = $1"],
    ["its level", "update mastguard.review_task set level = 0 where id = $1"],
    ["who answered what", "delete from mastguard.review_vote where task_id = $1"],
    ["who answered what", "update mastguard.review_vote set decision = 'REJECT' where task_id = $1"],
    ["who answered what", "update mastguard.review_vote set method = 'email_link' where task_id = $1"],
    [
      "who answered what",
      "insert into mastguard.review_vote select organization_id, task_id, gen_random_uuid(), decision, outcome, record_id, now() from mastguard.review_vote where task_id = $1",
    ],
    ["no such course", "update mastguard.review_task set trace_id = gen_random_uuid() where id = $1"],
  ])("%s: %s", async (words, sql) => {
    const { tenant, task } = await halfWay();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, problems: [] });
    await asSuperuser((db) => db.query(sql, [uuidOf("tsk", task)]));
    const { valid, problems } = await verifyAudit(tenant.organizationId);
    expect(valid).toBe(false);
    expect(problems.filter(({ kind }) => kind === "review_altered").map(({ message }) => message)).toContainEqual(
      expect.stringContaining(words),
    );
  });

  it.each([
    ["a method that was removed", "update mastguard.review_vote set method = null where task_id = $1"],
    ["an absent person who was removed", "update mastguard.review_vote set on_behalf_of = null where task_id = $1"],
    ["another absent person", "update mastguard.review_vote set on_behalf_of = gen_random_uuid() where task_id = $1"],
  ])("of an answer in the browser, in an absent person's place: %s", async (_what, sql) => {
    const tenant = await newTenant();
    const [absent, deputy] = [await newPerson(tenant, "reviewer"), await newPerson(tenant, "reviewer")];
    const [startsAt, endsAt] = [new Date(Date.now() - 60_000), new Date(Date.now() + 3_600_000)];
    await setDelegation(absent, { toUserId: deputy.userId, startsAt, endsAt });
    await addPolicy(tenant, { decision: "HITL", review: { approvers: [`user:${absent.userId}`] } });
    const { answer } = await decideAction(tenant.agent, { agentId: "a", actionType: "API_CALL", payload: {} });
    const task = taskOf(answer);
    const vote = { decision: "APPROVE", rationale: "Checked against the order.", expectedDigest: null } as const;
    await answerReview(deputy, task, vote, null);
    await integrate();
    expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, problems: [] });
    await asSuperuser((db) => db.query(sql, [uuidOf("tsk", task)]));
    const { problems } = await verifyAudit(tenant.organizationId);
    expect(problems).toMatchObject([{ kind: "review_altered", message: expect.stringContaining("who answered what") }]);
  });

  it.each([
    ["removed", "delete from mastguard.review_edit where task_id = $1"],
    ["of somebody else", "update mastguard.review_edit set user_id = gen_random_uuid() where task_id = $1"],
    ["of another action", "update mastguard.review_edit set replacement_id = gen_random_uuid() where task_id = $1"],
  ])(
    "that an edit ended, when whoever wrote the edited action could approve it alone: their edit is %s",
    async (_what, sql) => {
      const tenant = await newTenant();
      const editor = await newPerson(tenant, "reviewer");
      await addPolicy(tenant, { decision: "HITL" });
      const { answer } = await decideAction(tenant.agent, { agentId: "a", actionType: "API_CALL", payload: {} });
      const task = taskOf(answer);
      const edit = { payload: { to: "me" }, rationale: "A better account.", expectedDigest: null };
      const led = taskOf((await editReview(editor, task, edit, null)).answer);
      const vote = { decision: "APPROVE", rationale: "Checked against the order.", expectedDigest: null } as const;
      await expect(answerReview(editor, led, vote, null)).rejects.toThrow(ForbiddenError);
      await integrate();
      expect(await verifyAudit(tenant.organizationId)).toMatchObject({ valid: true, problems: [] });
      await asSuperuser((db) => db.query(sql, [uuidOf("tsk", task)]));
      expect(await answerReview(editor, led, vote, null)).toMatchObject({ outcome: "APPROVED" });
      await integrate();
      const { problems } = await verifyAudit(tenant.organizationId);
      expect(problems).toMatchObject([
        { kind: "review_altered", message: expect.stringContaining("what took its place") },
      ]);
    },
  );

  it("also when it is gone, by the entry that opened it", async () => {
    const { tenant, task } = await halfWay();
    await asSuperuser(async (db) => {
      await db.query("delete from mastguard.review_vote where task_id = $1", [uuidOf("tsk", task)]);
      await db.query("delete from mastguard.review_task where id = $1", [uuidOf("tsk", task)]);
    });
    const { problems } = await verifyAudit(tenant.organizationId);
    expect(problems).toMatchObject([{ kind: "review_altered", message: expect.stringContaining("is not stored") }]);
  });
});
