import { describe, expect, it } from "vitest";
import * as queueRoute from "@/app/api/v1/hitl/queue/route";
import * as editRoute from "@/app/api/v1/hitl/tasks/[id]/edit/route";
import * as rejectRoute from "@/app/api/v1/hitl/tasks/[id]/reject/route";
import * as rejectManyRoute from "@/app/api/v1/hitl/tasks/reject/route";
import { idempotencyOf } from "@/server/decisions";
import { ConflictError, ForbiddenError, ValidationError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey } from "@/server/testing/tenant";
import { assignTask, commentOn, viewTask } from "../annotate";
import { answerReview } from "../answer-review";
import { editReview } from "../edit-review";
import { updateAttentionSettings } from "../quality/attention-settings";
import { remindReview } from "../remind";
import { queueAgents, screenQueue, screenTask } from "../screen";
import { reviewTask } from "../service";
import { addressOf, newPerson, type Person, waitingFor } from "../testing/people";
import { addMember, entriesOf, moveOpening } from "../testing/routing";
import { storedTest, testIn, testIs, testSteps } from "../testing/tests";

const RATIONALE = "Checked against the order, twice.";
const APPROVE = { decision: "APPROVE", rationale: RATIONALE, expectedDigest: null } as const;
const REJECT = { decision: "REJECT", rationale: RATIONALE, expectedDigest: null } as const;

async function scene(policy: Parameters<typeof addPolicy>[1] = { decision: "HITL" }) {
  const tenant = await newTenant();
  await addPolicy(tenant, policy);
  const test = await testIn(tenant);
  // What is critical asks for a fresh sign-in; of that there is a test of its own.
  await testIs(test, "risk_category = 'HIGH'");
  return { tenant, test, person: await newPerson(tenant, "reviewer") };
}

type Scene = Awaited<ReturnType<typeof scene>>;
const results = ({ tenant }: Pick<Scene, "tenant">) =>
  entriesOf(tenant).then((all) => all.filter(({ type }) => type.startsWith("review")));

describe("an answer to a test task", () => {
  it("that rejects has caught it: one entry, with nothing of the action or of what was written", async () => {
    const { tenant, test, person } = await scene();
    await viewTask(person, test);
    expect(await results({ tenant })).toEqual([]);
    const cast = await answerReview(person, test, REJECT, null);
    const { template_id: templateId, template } = await storedTest(test);
    expect(cast).toMatchObject({ outcome: "REJECTED", reviewerId: person.userId, isReplayed: false });
    expect(cast.test).toEqual({ result: "caught", hint: template.hint });
    expect(await results({ tenant })).toEqual([
      { type: "review_test.caught", taskId: test, templateId, reviewerId: person.userId, openMs: expect.any(Number) },
    ]);
    expect(await screenTask(person, test)).toMatchObject({
      status: "REJECTED",
      standing: null,
      test: cast.test,
      steps: [{ event: "opened" }, { event: "viewed", by: person.userId }, { event: "rejected", text: RATIONALE }],
    });
  });

  it("that approves has missed it, and one is enough whatever its policy asks for", async () => {
    const { tenant, test, person } = await scene({ decision: "HITL", review: { requiredApprovals: 3 } });
    expect(await screenTask(person, test)).toMatchObject({ requiredApprovals: 3, requiresDualApproval: true });
    const cast = await answerReview(person, test, APPROVE, null);
    expect(cast).toMatchObject({ outcome: "APPROVED", test: { result: "missed" } });
    expect(await results({ tenant })).toMatchObject([{ type: "review_test.missed", openMs: null }]);
    expect((await screenQueue(person, { view: "decided", page: 1 })).tasks).toMatchObject([
      { id: test, status: "APPROVED", test: { result: "missed" } },
    ]);
  });

  it("given by many people at once ends it once, with one entry; the others hear that it is over", async () => {
    const { tenant, test } = await scene();
    const people = await Promise.all(Array.from({ length: 8 }, () => newPerson(tenant, "reviewer")));
    const answers = await Promise.allSettled(
      people.map((person, at) => answerReview(person, test, at % 2 === 0 ? APPROVE : REJECT, null)),
    );
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === "rejected") {
        expect(answer.reason).toBeInstanceOf(ConflictError);
        expect(String(answer.reason)).toMatch(/This review is over: it was (approved|rejected)\./);
      }
    expect(await results({ tenant })).toHaveLength(1);
  });

  it("sent again with its Idempotency-Key is answered as the first time; another with that key is refused", async () => {
    const { tenant, test, person } = await scene();
    const key = idempotencyOf("k-1", { n: 1 });
    const first = await answerReview(person, test, REJECT, key);
    expect(await answerReview(person, test, REJECT, key)).toEqual({ ...first, isReplayed: true });
    await expect(answerReview(person, test, APPROVE, key)).rejects.toThrow(/Idempotency-Key/);
    expect(await results({ tenant })).toHaveLength(1);
  });

  it("is refused as any other: no right, not an approver, over, another digest, critical without a fresh sign-in", async () => {
    const { tenant, test, person } = await scene({ decision: "HITL", review: { approvers: ["role:reviewer"] } });
    const refused = (by: Parameters<typeof answerReview>[0], vote: Parameters<typeof answerReview>[2]) =>
      expect(answerReview(by, test, vote, null)).rejects;
    await refused(tenant.agent, REJECT).toThrow(/decided by people/);
    await refused(await newPerson(tenant, "auditor"), REJECT).toThrow(/does not include deciding/);
    await refused(await newPerson(tenant, "admin"), REJECT).toThrow(/not among its approvers/);
    await refused(person, { ...REJECT, expectedDigest: "sha256:0" }).toBeInstanceOf(ConflictError);
    const { key } = await addMember(tenant, "reviewer");
    const short = await callRoute(rejectRoute.POST, { key, params: { id: test }, json: { rationale: "no" } });
    expect([short.status, short.envelope.error?.details?.[0]?.path]).toEqual([422, "rationale"]);
    await testIs(test, "risk_category = 'CRITICAL'");
    const stale = {
      ...person,
      actor: { type: "user", id: person.userId, method: "x", signedInAt: new Date(0) },
    } as const;
    await refused(stale, APPROVE).toThrow(/within 15 minutes of signing in/);
    expect((await screenTask(stale, test)).standing).toMatchObject({ needsSignIn: true, reject: null });
    await testIs(test, "sla_due_at = now() - interval '1 second'");
    await refused(person, REJECT).toThrow(/time for this review is over/);
    expect(await results({ tenant })).toEqual([]);
  });

  it("is held to the hard limit, and does not count to it", async () => {
    const { tenant, test, person } = await scene();
    await updateAttentionSettings(tenant.owner, { reviewsPerHour: 1, isHard: true });
    await answerReview(person, test, APPROVE, null);
    const second = await testIn(tenant);
    await testIs(second, "risk_category = 'HIGH'");
    expect(await answerReview(person, second, APPROVE, null)).toMatchObject({ test: { result: "missed" } });
    const real = await waitingFor(1, tenant);
    await answerReview(person, real.task, APPROVE, null);
    const third = await testIn(tenant);
    await testIs(third, "risk_category = 'HIGH'");
    await expect(answerReview(person, third, APPROVE, null)).rejects.toBeInstanceOf(ForbiddenError);
    expect(await answerReview(person, third, REJECT, null)).toMatchObject({ test: { result: "caught" } });
  });

  it("works over HTTP as any other, and says then that it was a test", async () => {
    const { tenant, test } = await scene();
    const { key, userId } = await addMember(tenant, "reviewer");
    const json = { rationale: RATIONALE };
    const { status, envelope } = await callRoute(rejectRoute.POST, { key, params: { id: test }, json });
    expect([status, envelope.data]).toMatchObject([
      200,
      {
        outcome: "REJECTED",
        task: {
          id: test,
          status: "REJECTED",
          test: { result: "caught" },
          history: [{ event: "opened" }, { event: "rejected" }],
        },
        decisionRecord: { taskId: test, reviewerId: userId, decision: "REJECT", reason: RATIONALE },
        test: { result: "caught" },
      },
    ]);
    const [one, two] = [await testIn(tenant), await testIn(tenant)];
    const many = { ids: [one, "tsk_x", two], rationale: RATIONALE };
    expect((await callRoute(rejectManyRoute.POST, { key, json: many })).envelope.data).toMatchObject([
      { id: one, success: true, data: { outcome: "REJECTED", test: { result: "caught" } } },
      { id: "tsk_x", success: false, error: { code: "NOT_FOUND" } },
      { id: two, success: true, data: { outcome: "REJECTED", test: { result: "caught" } } },
    ]);
    expect(await entriesOf(tenant, "review_test.caught")).toHaveLength(3);
  });
});

describe("an edit of a test task", () => {
  it("has caught it when it changes what was wrong, and decides nothing anew", async () => {
    const { tenant, test, person } = await scene();
    const { payload, template } = await storedTest(test);
    const [wrong = ""] = template.wrong;
    const mended = { ...payload, [wrong]: "something else" };
    const edited = await editReview(
      person,
      test,
      { payload: mended, rationale: RATIONALE, expectedDigest: null },
      null,
    );
    expect(edited).toMatchObject({ answer: { decision: "BLOCK", hitlTaskId: null }, test: { result: "caught" } });
    expect(await entriesOf(tenant, "action.decided")).toEqual([]);
    expect(await screenTask(person, test)).toMatchObject({ status: "REJECTED", replacedBy: null, replacement: null });
    expect(await entriesOf(tenant, "review_test.caught")).toHaveLength(1);
  });

  it("has missed it when it polishes the rest; over HTTP the same", async () => {
    const { tenant, test } = await scene();
    const { key } = await addMember(tenant, "reviewer");
    const { payload } = await storedTest(test);
    const json = { payload: { ...payload, note: "please hurry" }, rationale: RATIONALE };
    const { status, envelope } = await callRoute(editRoute.POST, { key, params: { id: test }, json });
    expect([status, envelope.data]).toMatchObject([
      200,
      { task: { id: test, status: "REJECTED" }, redecision: { decision: "BLOCK" }, test: { result: "missed" } },
    ]);
    const again = await callRoute(editRoute.POST, { key, params: { id: test }, json });
    expect(again).toMatchObject({ status: 409 });
    expect(await entriesOf(tenant, "review_test.missed")).toHaveLength(1);
  });
});

describe("what is done with a test task before it is answered", () => {
  it("shows to everybody as with any other, and is in no entry", async () => {
    const { tenant, test, person } = await scene();
    const other = await newPerson(tenant, "reviewer");
    await viewTask(person, test);
    await viewTask(person, test);
    await commentOn(person, test, "Has anybody called them?");
    await assignTask(person, test, `user:${uuidOf("usr", other.userId)}`);
    const seen = await screenTask(other, test);
    expect(seen).toMatchObject({
      assignee: `user:${other.userId}`,
      steps: [
        { event: "opened", by: null },
        { event: "viewed", by: person.userId },
        { event: "commented", text: "Has anybody called them?" },
        { event: "assigned", to: `user:${other.userId}` },
      ],
    });
    expect(Object.keys(seen.names)).toEqual(expect.arrayContaining([person.userId, other.userId]));
    const [row] = (await screenQueue(other, { view: "waiting", page: 1 })).tasks;
    expect(row?.seenBy?.name).toContain("@example.org");
    expect(row?.assignee).toBe("you");
    expect(await results({ tenant })).toEqual([]);
    const stored = await asSuperuser((db) =>
      db.query("select encode(text, 'escape') as text from mastguard.review_test_step where text is not null"),
    );
    expect(JSON.stringify(stored.rows)).not.toContain("called");
  });

  it("puts one that is assigned to somebody among theirs, as any task is", async () => {
    const { tenant, test, person } = await scene();
    const { key, userId } = await addMember(tenant, "reviewer");
    const me = { ...person, actor: { type: "user", id: userId, method: "x", signedInAt: new Date() } } as const;
    const theirs = async (by: typeof me | Person) => {
      const { tasks, total } = await screenQueue(by, { view: "waiting", page: 1, mine: true });
      const agents = await queueAgents(by, { view: "waiting", mine: true });
      return [tasks.map(({ id }) => id), total, agents.reduce((sum, { count }) => sum + count, 0)];
    };
    const queued = async () => (await callRoute(queueRoute.GET, { key, query: "mine=true" })).envelope;
    expect([await theirs(me), (await queued()).data]).toEqual([[[], 0, 0], []]);
    await assignTask(person, test, `user:${uuidOf("usr", userId)}`);
    expect([await theirs(me), await theirs(person)]).toEqual([
      [[test], 1, 1],
      [[], 0, 0],
    ]);
    expect(await queued()).toMatchObject({ data: [{ id: test }], meta: { total: 1 } });
  });

  it("names who stands behind its agent, refuses their approval, and says how people signed in, as a real one does", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL" });
    const bound = await newPerson(tenant, "reviewer");
    const { agent } = await newTenantKey(tenant.organizationId, ["ingest"], bound.userId);
    const real = await waitingFor(1, { ...tenant, agent });
    const test = await testIn(tenant);
    await testIs(test, "risk_category = 'HIGH'");
    const seen = [];
    for (const task of [real.task, test]) {
      await viewTask(bound, task);
      const { standing, steps, names } = await screenTask(bound, task);
      seen.push({ standing, methods: steps.map(({ method }) => method), isNamed: bound.userId in names });
      await expect(answerReview(bound, task, APPROVE, null)).rejects.toThrow(/somebody else/);
    }
    expect(seen[0]).toMatchObject({
      standing: { insiders: [bound.userId] },
      methods: [null, "email_link"],
      isNamed: true,
    });
    expect(seen[1]).toEqual(seen[0]);
    const byApi = await reviewTask(bound, test);
    expect(byApi.history.map(({ method }) => method)).toEqual([undefined, "email_link"]);
  });

  it("takes the first of two approvals from who stands behind its agent, as a real one does", async () => {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals: 2, slaMinutes: 60 } });
    const bound = await newPerson(tenant, "reviewer");
    const { agent } = await newTenantKey(tenant.organizationId, ["ingest"], bound.userId);
    const real = await waitingFor(2, { ...tenant, agent });
    const test = await testIn(tenant);
    await testIs(test, "risk_category = 'HIGH'");
    const [ofReal, ofTest] = [await screenTask(bound, real.task), await screenTask(bound, test)];
    expect(ofReal.standing).toMatchObject({ approve: null, insiders: [bound.userId] });
    expect(ofTest.standing).toEqual(ofReal.standing);
    await assignTask(bound, test, `user:${uuidOf("usr", bound.userId)}`);
    expect(await answerReview(bound, test, APPROVE, null)).toMatchObject({ test: { result: "missed" } });
  });

  it("says when three quarters of its time have passed, as a real one does", async () => {
    const { tenant, test, person } = await scene({ decision: "HITL", review: { slaMinutes: 60 } });
    const { task: real } = await waitingFor(1, tenant);
    const events = async () =>
      await Promise.all([real, test].map(async (id) => (await screenTask(person, id)).steps.map(({ event }) => event)));
    expect(await events()).toEqual([["opened"], ["opened"]]);
    for (const id of [real, test]) await viewTask(person, id);
    await moveOpening(real, "46 minutes");
    await testIs(test, "created_at = now() - interval '46 minutes', sla_due_at = now() + interval '14 minutes'");
    await testSteps(test, "at = now() - interval '46 minutes'");
    expect(await remindReview(tenant.organizationId, real)).toBe(true);
    for (const id of [real, test]) await commentOn(person, id, "Still open.");
    const both = ["opened", "viewed", "reminded", "commented"];
    expect(await events()).toEqual([both, both]);
    const shown = await Promise.all([real, test].map((id) => screenTask(person, id)));
    const [ofReal, ofTest] = shown.map(({ steps }) => steps.map(({ at: _at, ...step }) => step));
    expect(ofTest).toEqual(ofReal);
    const byApi = await Promise.all([real, test].map((id) => reviewTask(person, id)));
    expect(byApi.map(({ history }) => Object.keys(history[2] ?? {}).sort())).toEqual([
      ["at", "event", "reviewerId"],
      ["at", "event", "reviewerId"],
    ]);
    await answerReview(person, test, REJECT, null);
    expect((await screenTask(person, test)).steps.map(({ event }) => event)).toEqual([...both, "rejected"]);
  });

  it("says who has it before them, until they have gone or answered, as of any other", async () => {
    const { test, tenant, person: first } = await scene();
    const second = await newPerson(tenant, "reviewer");
    const lookers = async () => (await screenTask(second, test)).lookers;
    const seenBy = async (by: Person) => (await screenQueue(by, { view: "all", page: 1 })).tasks[0]?.seenBy?.name;
    const minutesPass = () =>
      asSuperuser((db) => db.query("update mastguard.review_test_step set seen_at = seen_at - interval '2 minutes'"));
    await viewTask(first, test);
    await viewTask(second, test);
    expect(await lookers()).toEqual([first.userId, second.userId]);
    expect([await seenBy(first), await seenBy(second)]).toEqual([
      await addressOf(second.userId),
      await addressOf(first.userId),
    ]);
    await minutesPass();
    expect([await lookers(), await seenBy(first), await seenBy(second)]).toEqual([[], undefined, undefined]);
    await viewTask(first, test);
    expect([await lookers(), await seenBy(second)]).toEqual([[first.userId], await addressOf(first.userId)]);
    expect((await screenTask(second, test)).steps.filter(({ event }) => event === "viewed")).toHaveLength(2);
    await answerReview(first, test, REJECT, null);
    expect([await lookers(), await seenBy(second)]).toEqual([[], undefined]);
  });

  it("is looked at, and looked at again, without waiting for whoever holds it", async () => {
    const { test, person } = await scene();
    await viewTask(person, test);
    await asSuperuser(async (db) => {
      await db.query("begin");
      await db.query("select 1 from mastguard.review_test where id = $1 for update", [uuidOf("tsk", test)]);
      await viewTask(person, test);
      expect(await screenTask(person, test)).toMatchObject({ lookers: [person.userId], standing: { reject: null } });
      await db.query("rollback");
    });
  });

  it("is refused where it is for any other", async () => {
    const { tenant, test, person } = await scene();
    const outsider = await newPerson(tenant, "auditor");
    await expect(commentOn(outsider, test, "x")).rejects.toBeInstanceOf(ForbiddenError);
    const nobody = `user:${uuidOf("usr", outsider.userId)}`;
    await expect(assignTask(person, test, nobody)).rejects.toBeInstanceOf(ValidationError);
    await answerReview(person, test, REJECT, null);
    const me = `user:${uuidOf("usr", person.userId)}`;
    await expect(assignTask(person, test, me)).rejects.toBeInstanceOf(ConflictError);
  });

  it("hides the words from who may not read payloads", async () => {
    const { test, person } = await scene();
    await commentOn(person, test, "Has anybody called them?");
    const blind: Person = { ...person, permissions: new Set(["reviews:read", "reviews:decide"]) };
    const seen = await screenTask(blind, test);
    expect(seen).toMatchObject({ content: "not_permitted", payload: null, context: null, rule: null });
    expect(JSON.stringify(seen)).not.toContain("called");
  });
});
