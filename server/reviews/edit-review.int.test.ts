import { expect, it } from "vitest";
import * as redeemRoute from "@/app/api/v1/governance/decisions/[traceId]/redeem/route";
import * as decisionRoute from "@/app/api/v1/governance/decisions/[traceId]/route";
import * as editRoute from "@/app/api/v1/hitl/tasks/[id]/edit/route";
import { verifyAudit } from "@/server/audit/verify";
import { idempotencyOf, openAction } from "@/server/decisions";
import { ConflictError, ForbiddenError } from "@/server/errors";
import { idOf, isId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { revokeApiKey } from "@/server/keys/service";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { answerReview } from "./answer-review";
import { editReview } from "./edit-review";
import { expireReview } from "./expire";
import { screenTask } from "./screen";
import { reviewTask } from "./service";
import { entriesOf, newPerson, type Waiting, waitingFor } from "./testing/people";
import { addMember, moveDueTime } from "./testing/routing";

const RATIONALE = "The order says half of it.";
const edit = (amount: number, expectedDigest: string | null = null) => ({
  payload: { to: "secret-beneficiary", amount },
  rationale: RATIONALE,
  expectedDigest,
});
const yes = { decision: "APPROVE", rationale: "Looked at and fine.", expectedDigest: null } as const;

/** An action that waits because of its amount: below 200 nobody is asked, above 10,000 it is forbidden. */
async function waiting(): Promise<Waiting> {
  const tenant = await newTenant();
  await addPolicy(tenant, { decision: "BLOCK", condition: "payload.amount > 10000", name: "Never" });
  await addPolicy(tenant, { decision: "HITL", condition: "payload.amount > 200", name: "Ask" });
  await addPolicy(tenant, { decision: "ALLOW", name: "Else" });
  return await waitingFor(1, tenant);
}

/** What its agent is told. */
async function toldOf({ tenant }: Waiting, traceId: string, key = tenant.key) {
  const { envelope } = await callRoute(decisionRoute.GET, { key, method: "GET", params: { traceId } });
  return Object(envelope.data);
}

it("the review of an edited action names who edited it, in which task, and what the agent had proposed to who may read it", async () => {
  const first = await waiting();
  const editor = await newPerson(first.tenant, "reviewer");
  const { answer } = await editReview(editor, first.task, edit(300, first.digest), null);
  const next = answer.hitlTaskId ?? "";
  const { number, payload } = await reviewTask(editor, first.task);
  const editedFrom = { taskId: first.task, number, by: editor.userId, before: payload };
  expect(await screenTask(await newPerson(first.tenant, "reviewer"), next)).toMatchObject({ editedFrom });
  const blind = { ...editor, permissions: new Set([...editor.permissions].filter((name) => name !== "payloads:read")) };
  expect(await screenTask(blind, next)).toMatchObject({ editedFrom: { ...editedFrom, before: null } });
  expect(await screenTask(editor, first.task)).toMatchObject({ editedFrom: null });
});

it("an edit that the rules allow ends the first action and is told to the agent that waits", async () => {
  const first = await waiting();
  const reviewer = await newPerson(first.tenant, "reviewer");
  const { answer: redecision } = await editReview(reviewer, first.task, edit(150, first.digest), null);
  expect(redecision).toMatchObject({ decision: "ALLOW" });
  expect(redecision.actionDigest).not.toBe(first.digest);
  const task = await reviewTask(reviewer, first.task);
  expect(task).toMatchObject({ status: "REJECTED", replacedBy: redecision.traceId, approvals: [] });
  expect(task.history.at(-1)).toMatchObject({ event: "edited", reviewerId: reviewer.userId, comment: RATIONALE });
  expect(await toldOf(first, first.trace)).toMatchObject({
    status: "rejected",
    final: true,
    approvalToken: null,
    replacedBy: { traceId: redecision.traceId, payload: { to: "secret-beneficiary", amount: 150 } },
  });
  const record = isId("trc", redecision.traceId) && (await openAction(first.tenant.organizationId, redecision.traceId));
  expect(record && JSON.parse(record.context)).toMatchObject({ parentTraceId: first.trace });
  expect((await verifyAudit(first.tenant.organizationId)).problems).toEqual([]);
});

it("the log holds both: what was asked about, and what took its place; neither digest, no words", async () => {
  const first = await waiting();
  const { answer: redecision } = await editReview(
    await newPerson(first.tenant, "reviewer"),
    first.task,
    edit(150),
    null,
  );
  const edited = (await entriesOf(first)).at(-1);
  expect(edited).toMatchObject({
    type: "review.edited",
    data: { replacedBy: redecision.traceId, redecision: "ALLOW", outcome: "REJECTED", decision: "BLOCK" },
  });
  expect(edited?.data.actionRef).not.toBe(edited?.data.replacementRef);
  for (const secret of [first.digest, redecision.actionDigest, RATIONALE, "secret-beneficiary"])
    expect(JSON.stringify(edited)).not.toContain(secret.replace("sha256:", ""));
});

it("an edit that the rules still ask about has a review of its own, which its editor alone does not pass", async () => {
  const first = await waiting();
  const [editor, other] = [await newPerson(first.tenant, "reviewer"), await newPerson(first.tenant, "reviewer")];
  const { answer: redecision } = await editReview(editor, first.task, edit(300), null);
  expect(redecision).toMatchObject({ decision: "HITL" });
  const second = redecision.hitlTaskId;
  if (second === null || !isId("tsk", second)) throw new Error("no task");
  await expect(answerReview(editor, second, yes, null)).rejects.toThrow(ForbiddenError);
  await answerReview(other, second, { ...yes, expectedDigest: redecision.actionDigest }, null);
  const told = await toldOf(first, redecision.traceId);
  expect(told).toMatchObject({ status: "approved", approvalToken: expect.any(String) });
  const redeem = (digest: string) =>
    callRoute(redeemRoute.POST, {
      key: first.tenant.key,
      params: { traceId: redecision.traceId },
      json: { token: told.approvalToken, digest },
    });
  expect((await redeem(first.digest)).status).toBe(409);
  expect((await redeem(redecision.actionDigest)).status).toBe(200);
});

it("an edit into what is forbidden is blocked", async () => {
  const first = await waiting();
  const { answer: redecision } = await editReview(
    await newPerson(first.tenant, "reviewer"),
    first.task,
    edit(20_000),
    null,
  );
  expect(redecision).toMatchObject({ decision: "BLOCK" });
  expect(await toldOf(first, redecision.traceId)).toMatchObject({ decision: "BLOCK", approvalToken: null });
});

it("its payload is told to the key that proposed the first action and to no other", async () => {
  const first = await waiting();
  const { answer: redecision } = await editReview(
    await newPerson(first.tenant, "reviewer"),
    first.task,
    edit(150),
    null,
  );
  const { key } = await newTenantKey(first.tenant.organizationId, ["ingest", "read"]);
  expect((await toldOf(first, first.trace, key)).replacedBy).toEqual({ traceId: redecision.traceId, payload: null });
});

it("is refused once the review is over, for what somebody did not see, and for who may not decide", async () => {
  const first = await waiting();
  const reviewer = await newPerson(first.tenant, "reviewer");
  await expect(editReview(reviewer, first.task, edit(150, `sha256:${"0".repeat(64)}`), null)).rejects.toThrow(
    ConflictError,
  );
  await expect(editReview(await newPerson(first.tenant, "auditor"), first.task, edit(150), null)).rejects.toThrow(
    ForbiddenError,
  );
  await answerReview(reviewer, first.task, { ...yes, decision: "REJECT" }, null);
  await expect(editReview(reviewer, first.task, edit(150), null)).rejects.toThrow(ConflictError);
  expect(await toldOf(first, first.trace)).toMatchObject({ status: "rejected", replacedBy: null });
});

it("of ten at once one counts", async () => {
  const first = await waiting();
  const people = await Promise.all(Array.from({ length: 10 }, () => newPerson(first.tenant, "reviewer")));
  const results = await Promise.allSettled(
    people.map((person, at) => editReview(person, first.task, edit(100 + at), null)),
  );
  const won = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  expect(won).toHaveLength(1);
  expect(await toldOf(first, first.trace)).toMatchObject({ replacedBy: { traceId: won[0]?.answer.traceId } });
  expect((await entriesOf(first)).filter(({ type }) => type === "review.edited")).toHaveLength(1);
});

it("when the agent's key was revoked nothing is decided for it, and the task goes on", async () => {
  const first = await waiting();
  const reviewer = await newPerson(first.tenant, "reviewer");
  await revokeApiKey(first.tenant.owner, first.tenant.agent.actor.id);
  await expect(editReview(reviewer, first.task, edit(150), null)).rejects.toThrow(/not valid any more/);
  expect(await reviewTask(reviewer, first.task)).toMatchObject({ status: "PENDING", replacedBy: null });
  const { rows } = await asSuperuser((db) =>
    db.query("select replaced_by, edited_by from mastguard.review_task where id = $1", [uuidOf("tsk", first.task)]),
  );
  expect(rows).toEqual([{ replaced_by: null, edited_by: null }]);
});

/** As a page or a client marks one edit. */
const once = (amount: number, key = "attempt-1") => [edit(amount), idempotencyOf(key, edit(amount))] as const;

/** Every action that was decided in the place of the first. */
async function replacementsOf({ trace }: Waiting): Promise<string[]> {
  const { rows } = await asSuperuser((db) =>
    db.query<{ id: string }>("select id from mastguard.action where parent_trace_id = $1", [trace]),
  );
  return rows.map(({ id }) => idOf("trc", id));
}

it("sent again with its key it is the same edit once, with the same answer", async () => {
  const first = await waiting();
  const reviewer = await newPerson(first.tenant, "reviewer");
  const { answer, isReplayed } = await editReview(reviewer, first.task, ...once(150));
  expect(isReplayed).toBe(false);
  expect(await editReview(reviewer, first.task, ...once(150))).toEqual({ answer, isReplayed: true });
  expect(await replacementsOf(first)).toEqual([answer.traceId]);
  expect((await entriesOf(first)).filter(({ type }) => type === "review.edited")).toHaveLength(1);
});

it("sent ten times at once with one key it is one edit", async () => {
  const first = await waiting();
  const reviewer = await newPerson(first.tenant, "reviewer");
  const all = await Promise.all(Array.from({ length: 10 }, () => editReview(reviewer, first.task, ...once(300))));
  expect(new Set(all.map(({ answer }) => answer.traceId)).size).toBe(1);
  expect(all.filter(({ isReplayed }) => !isReplayed)).toHaveLength(1);
  expect(await replacementsOf(first)).toHaveLength(1);
  expect((await verifyAudit(first.tenant.organizationId)).problems).toEqual([]);
});

it("one that broke off behind the decision goes on with that decision", async () => {
  const first = await waiting();
  const reviewer = await newPerson(first.tenant, "reviewer");
  await refuseToEnd(first, async () => {
    await expect(editReview(reviewer, first.task, ...once(150))).rejects.toThrow();
    expect(await reviewTask(reviewer, first.task)).toMatchObject({ status: "PENDING", replacedBy: null });
  });
  const [decided] = await replacementsOf(first);
  const { answer } = await editReview(reviewer, first.task, ...once(150));
  expect(answer).toMatchObject({ traceId: decided, decision: "ALLOW" });
  expect(await replacementsOf(first)).toEqual([decided]);
  expect(await toldOf(first, first.trace)).toMatchObject({ replacedBy: { traceId: decided } });
});

it("what an edit made that has not taken effect is approved by nobody, and ends when another edit takes its place", async () => {
  const first = await waiting();
  const [editor, other] = [await newPerson(first.tenant, "reviewer"), await newPerson(first.tenant, "reviewer")];
  await refuseToEnd(first, async () => {
    await expect(editReview(editor, first.task, edit(300), null)).rejects.toThrow();
  });
  const stray = await openTaskOf(first);
  await expect(answerReview(other, stray, yes, null)).rejects.toThrow(/did not take effect/);
  // Another edit overwrites who edited last; the first one's action stays what it is.
  const { answer } = await editReview(editor, first.task, edit(400), null);
  expect(answer).toMatchObject({ decision: "HITL" });
  for (const person of [editor, other]) {
    await expect(answerReview(person, stray, yes, null)).rejects.toThrow(/did not take effect/);
    await expect(editReview(person, stray, edit(250), null)).rejects.toThrow(ConflictError);
  }
  await expectOvertaken(first, stray);
});

it.each(["APPROVE", "REJECT", "expire"] as const)(
  "what an edit made ends when the first action is decided after all: %s",
  async (how) => {
    const first = await waiting();
    const [editor, other] = [await newPerson(first.tenant, "reviewer"), await newPerson(first.tenant, "reviewer")];
    await refuseToEnd(first, async () => {
      await expect(editReview(editor, first.task, edit(300), null)).rejects.toThrow();
    });
    const stray = await openTaskOf(first);
    if (how === "expire") {
      await moveDueTime(first.task, "-1 second");
      await expireReview(first.tenant.organizationId, first.task);
    } else await answerReview(other, first.task, { ...yes, decision: how }, null);
    await expectOvertaken(first, stray);
    await expect(answerReview(other, stray, yes, null)).rejects.toThrow(/did not take effect/);
  },
);

it("an edit that finds itself overtaken on another node ends what it made", async () => {
  const first = await waiting();
  const editor = await newPerson(first.tenant, "reviewer");
  // The other node takes the task between this one's decision and its end.
  await asSuperuser((db) =>
    db.query(`create function mastguard.overtake() returns trigger language plpgsql security definer as $$ begin
        update mastguard.review_task set replaced_by = gen_random_uuid() where id = '${uuidOf("tsk", first.task)}'; return null; end $$;
      create trigger overtake after insert on mastguard.action for each row
      when (new.parent_trace_id = '${first.trace}') execute function mastguard.overtake()`),
  );
  await expect(editReview(editor, first.task, edit(300), null)).rejects.toThrow(/just edited/);
  await asSuperuser((db) => db.query("drop trigger overtake on mastguard.action; drop function mastguard.overtake()"));
  await expectOvertaken(first, await openTaskOf(first));
  expect(await reviewTask(editor, first.task)).toMatchObject({ status: "PENDING" });
});

it("what an edit made that took effect stays", async () => {
  const first = await waiting();
  const [editor, other] = [await newPerson(first.tenant, "reviewer"), await newPerson(first.tenant, "reviewer")];
  const { answer } = await editReview(editor, first.task, edit(300), null);
  expect(answer).toMatchObject({ decision: "HITL" });
  const made = await openTaskOf(first);
  await expect(answerReview(other, first.task, yes, null)).rejects.toThrow(ConflictError);
  expect(await answerReview(other, made, yes, null)).toMatchObject({ outcome: "APPROVED" });
});

/** A review that is over, by an entry that says so and agrees with its row. */
async function expectOvertaken(first: Waiting, task: ReviewTaskId): Promise<void> {
  const { tenant } = first;
  const { status, history, traceId } = await reviewTask(tenant.owner, task);
  expect({ status, last: history.at(-1)?.event }).toEqual({ status: "REJECTED", last: "overtaken" });
  expect(await toldOf(first, traceId)).toMatchObject({ status: "rejected", final: true });
  const { problems } = await verifyAudit(tenant.organizationId);
  expect(problems.filter(({ kind }) => kind === "review_altered")).toEqual([]);
}

/** The task of the action that was decided in the place of the first. */
async function openTaskOf({ trace }: Waiting): Promise<ReviewTaskId> {
  const { rows } = await asSuperuser((db) =>
    db.query<{ id: string }>(
      "select t.id from mastguard.review_task t join mastguard.action a on a.id = t.trace_id where a.parent_trace_id = $1",
      [trace],
    ),
  );
  return idOf("tsk", rows[0]?.id ?? "");
}

/** While `work` runs, the database takes no end of this task. */
async function refuseToEnd({ task }: Waiting, work: () => Promise<void>): Promise<void> {
  await asSuperuser((db) =>
    db.query(`create function mastguard.refuse_end() returns trigger language plpgsql as $$ begin raise exception 'not now'; end $$;
      create trigger refuse before update on mastguard.review_task for each row
      when (new.status = 'REJECTED' and new.id = '${uuidOf("tsk", task)}') execute function mastguard.refuse_end()`),
  );
  await work();
  await asSuperuser((db) =>
    db.query("drop trigger refuse on mastguard.review_task; drop function mastguard.refuse_end()"),
  );
}

it("its key with another edit, or once somebody else has answered, is refused", async () => {
  const first = await waiting();
  const reviewer = await newPerson(first.tenant, "reviewer");
  await editReview(reviewer, first.task, ...once(150));
  const [other] = once(160);
  await expect(editReview(reviewer, first.task, other, idempotencyOf("attempt-1", other))).rejects.toThrow(
    /used with another edit/,
  );
  const second = await waitingFor(1, first.tenant);
  await refuseToEnd(second, async () => {
    await expect(editReview(reviewer, second.task, ...once(150))).rejects.toThrow();
  });
  await answerReview(first.tenant.owner, second.task, { ...yes, decision: "REJECT" }, null);
  await expect(editReview(reviewer, second.task, ...once(150))).rejects.toThrow(/over/);
});

it("over HTTP the Idempotency-Key does the same, and the answer says that it is one given before", async () => {
  const first = await waiting();
  const { key } = await addMember(first.tenant, "reviewer");
  const { expectedDigest: _, ...json } = edit(150);
  const send = () =>
    callRoute(editRoute.POST, { key, json, params: { id: first.task }, headers: { "idempotency-key": "edit-1" } });
  const [one, two] = [await send(), await send()];
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(two.headers["idempotent-replayed"]).toBe("true");
  expect(Object(two.envelope.data).redecision).toEqual(Object(one.envelope.data).redecision);
});
