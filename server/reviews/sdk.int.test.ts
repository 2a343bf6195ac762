import {
  AuthorizationError,
  ConflictError,
  MastGuardClient,
  NotFoundError,
  ValidationError,
} from "@auxdynamics/mastguard-sdk";
import { describe, expect, it } from "vitest";
import * as attention from "@/app/api/v1/hitl/attention/route";
import * as delegations from "@/app/api/v1/hitl/delegations/route";
import * as group from "@/app/api/v1/hitl/groups/[id]/route";
import * as groups from "@/app/api/v1/hitl/groups/route";
import * as quality from "@/app/api/v1/hitl/quality/route";
import * as queue from "@/app/api/v1/hitl/queue/route";
import * as approve from "@/app/api/v1/hitl/tasks/[id]/approve/route";
import * as edit from "@/app/api/v1/hitl/tasks/[id]/edit/route";
import * as task from "@/app/api/v1/hitl/tasks/[id]/route";
import * as rejectMany from "@/app/api/v1/hitl/tasks/reject/route";
import * as tests from "@/app/api/v1/hitl/tests/route";
import type { Scope } from "@/server/auth/permissions";
import { open } from "@/server/http/testing/door";
import { newId, type ReviewTaskId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { answerReview } from "./answer-review";
import { newPerson, waitingFor } from "./testing/people";
import { addMember } from "./testing/routing";
import { storedTest, testIn, testIs } from "./testing/tests";

const ROUTES = new Map([
  ["GET /api/v1/hitl/queue", queue.GET],
  ["GET /api/v1/hitl/tasks/[id]", task.GET],
  ["POST /api/v1/hitl/tasks/[id]/approve", approve.POST],
  ["POST /api/v1/hitl/tasks/[id]/edit", edit.POST],
  ["POST /api/v1/hitl/tasks/reject", rejectMany.POST],
  ["GET /api/v1/hitl/groups", groups.GET],
  ["POST /api/v1/hitl/groups", groups.POST],
  ["PATCH /api/v1/hitl/groups/[id]", group.PATCH],
  ["DELETE /api/v1/hitl/groups/[id]", group.DELETE],
  ["GET /api/v1/hitl/delegations", delegations.GET],
  ["PUT /api/v1/hitl/delegations", delegations.PUT],
  ["DELETE /api/v1/hitl/delegations", delegations.DELETE],
  ["GET /api/v1/hitl/quality", quality.GET],
  ["GET /api/v1/hitl/attention", attention.GET],
  ["PUT /api/v1/hitl/attention", attention.PUT],
  ["GET /api/v1/hitl/tests", tests.GET],
  ["PUT /api/v1/hitl/tests", tests.PUT],
]);
const RATIONALE = "Nobody ordered any of these.";
const HOUR_MS = 3_600_000;

/** The published client, over a socket. */
async function connect(key: string): Promise<MastGuardClient> {
  const { port } = await open({ routes: ROUTES });
  return new MastGuardClient({ apiKey: key, baseUrl: `http://127.0.0.1:${port}`, retryDelay: 0 });
}

async function clientWith({ organizationId }: Tenant, ...scopes: readonly Scope[]): Promise<MastGuardClient> {
  return await connect((await newTenantKey(organizationId, scopes)).key);
}

describe("groups, by the client", () => {
  it("are made, changed, listed and deleted", async () => {
    const tenant = await newTenant();
    const { hitl } = await clientWith(tenant, "admin");
    const { userId } = await addMember(tenant, "reviewer");
    const made = await hitl.groups.create({ name: "Treasury", userIds: [userId] });
    expect(made).toMatchObject({ id: expect.stringMatching(/^grp_/), name: "Treasury", userIds: [userId] });
    expect(await hitl.groups.update(made.id, { name: "Payments" })).toEqual({ ...made, name: "Payments" });
    expect(await hitl.groups.list()).toEqual([{ ...made, name: "Payments" }]);
    expect(await hitl.groups.delete(made.id)).toBeUndefined();
    expect(await hitl.groups.list()).toEqual([]);
  });

  it("are refused by name and field, and to who may not", async () => {
    const tenant = await newTenant();
    const { hitl } = await clientWith(tenant, "admin");
    await hitl.groups.create({ name: "Treasury" });
    await expect(hitl.groups.create({ name: "Treasury" })).rejects.toThrow(ConflictError);
    const stranger = hitl.groups.create({ name: "Payments", userIds: [newId("usr")] });
    await expect(stranger).rejects.toThrow(ValidationError);
    await expect(stranger).rejects.toMatchObject({ details: [{ path: "userIds[0]" }] });
    await expect(hitl.groups.delete(newId("grp"))).rejects.toThrow(NotFoundError);
    const agent = await connect(tenant.key);
    await expect(agent.hitl.groups.create({ name: "Mine" })).rejects.toThrow(AuthorizationError);
  });

  it("say in the queue whose a task is, and which are mine", async () => {
    const tenant = await newTenant();
    const { hitl } = await clientWith(tenant, "admin");
    const [ann, ben] = [await addMember(tenant, "reviewer"), await addMember(tenant, "reviewer")];
    const { id } = await hitl.groups.create({ name: "Treasury", userIds: [ann.userId] });
    await addPolicy(tenant, { decision: "HITL", review: { approvers: [`group:${id}`] } });
    const waiting = await waitingFor(1, tenant);
    const mine = async (key: string) => (await (await connect(key)).hitl.getQueue({ mine: true })).items;
    expect(await mine(ann.key)).toMatchObject([
      { id: waiting.task, number: 1, approvers: [`group:${id}`], assignee: null, level: 0, requiredApprovals: 1 },
    ]);
    expect(await mine(ben.key)).toEqual([]);
    await expect(hitl.groups.delete(id)).rejects.toThrow(ConflictError);
  });
});

describe("delegations, by the client", () => {
  it("let a deputy answer from the moment they are set until they are ended", async () => {
    const tenant = await newTenant();
    const [ann, ben] = [await addMember(tenant, "reviewer"), await addMember(tenant, "reviewer")];
    await addPolicy(tenant, { decision: "HITL", review: { requiredApprovals: 2, approvers: [`user:${ann.userId}`] } });
    const { task: id } = await waitingFor(1, tenant);
    const [away, deputy] = [await connect(ann.key), await connect(ben.key)];
    const approves = () => deputy.hitl.approve(id, { rationale: RATIONALE });
    await expect(approves()).rejects.toThrow(AuthorizationError);
    const startsAt = new Date(Date.now() - HOUR_MS);
    const endsAt = new Date(Date.now() + HOUR_MS);
    const set = await away.hitl.delegations.set({ toUserId: ben.userId, startsAt, endsAt });
    expect(set).toMatchObject({ userId: ann.userId, toUserId: ben.userId, endsAt: endsAt.toISOString() });
    expect(await deputy.hitl.delegations.list()).toEqual([set]);
    expect(await approves()).toMatchObject({ outcome: "PARTIALLY_APPROVED" });
    await away.hitl.delegations.end();
    const { task: next } = await waitingFor(1, tenant);
    await expect(deputy.hitl.approve(next, { rationale: RATIONALE })).rejects.toThrow(AuthorizationError);
    await expect(away.hitl.delegations.end()).rejects.toThrow(NotFoundError);
  });

  it("of somebody else are an administrator's to set and to end", async () => {
    const tenant = await newTenant();
    const [ann, ben] = [await addMember(tenant, "reviewer"), await addMember(tenant, "reviewer")];
    const absence = { toUserId: ann.userId, startsAt: new Date(), endsAt: new Date(Date.now() + HOUR_MS) };
    const other = await connect(ann.key);
    await expect(other.hitl.delegations.set({ ...absence, userId: ben.userId })).rejects.toThrow(AuthorizationError);
    const { hitl } = await clientWith(tenant, "admin");
    await hitl.delegations.set({ ...absence, userId: ben.userId });
    expect(await hitl.delegations.list()).toMatchObject([{ userId: ben.userId, toUserId: ann.userId }]);
    await hitl.delegations.end({ userId: ben.userId });
    expect(await hitl.delegations.list()).toEqual([]);
  });
});

describe("several rejections, by the client", () => {
  it("each have their own result, and a retry decides nothing again", async () => {
    const first = await waitingFor(1);
    const second = await waitingFor(1, first.tenant);
    const { userId } = await newPerson(first.tenant, "reviewer");
    const { hitl } = await connect((await newTenantKey(first.tenant.organizationId, ["hitl:review"], userId)).key);
    const unknown = newId("tsk");
    const given = { taskIds: [first.task, unknown, second.task], rationale: RATIONALE, idempotencyKey: "monday" };
    const results = await hitl.rejectMany(given);
    expect(results).toMatchObject([
      {
        taskId: first.task,
        success: true,
        outcome: "REJECTED",
        decisionRecord: { reviewerId: userId, reason: RATIONALE },
        test: null,
      },
      { taskId: unknown, success: false, error: { code: "NOT_FOUND" } },
      { taskId: second.task, success: true, outcome: "REJECTED" },
    ]);
    expect(await hitl.rejectMany(given)).toEqual(results);
    await expect(hitl.rejectMany({ taskIds: [], rationale: RATIONALE })).rejects.toThrow(ValidationError);
  });

  it("say of each that the database could not take just now when to try it again, and of each other that waiting does not help", async () => {
    const first = await waitingFor(1);
    const second = await waitingFor(1, first.tenant);
    const { hitl } = await connect((await addMember(first.tenant, "reviewer")).key);
    const taskIds = [first.task, newId("tsk"), second.task];
    await refusedByDatabase(first.task, async () => {
      expect(await hitl.rejectMany({ taskIds, rationale: RATIONALE })).toMatchObject([
        { taskId: first.task, success: false, error: { code: "UNAVAILABLE", retryAfterSeconds: 1 } },
        { success: false, error: { code: "NOT_FOUND", retryAfterSeconds: null } },
        { taskId: second.task, success: true },
      ]);
    });
    expect(await hitl.rejectMany({ taskIds: [first.task], rationale: RATIONALE })).toMatchObject([{ success: true }]);
  });
});

/** While work is done, the database takes no change of this task, as when it is being restarted. */
async function refusedByDatabase(task: ReviewTaskId, work: () => Promise<void>): Promise<void> {
  await asSuperuser(async (db) => {
    await db.query(`create function pg_temp.refuse() returns trigger language plpgsql as $$
      begin raise exception 'starting up' using errcode = '57P03'; end $$`);
    await db.query(`create trigger refused before update on mastguard.review_task for each row
      when (new.id = '${uuidOf("tsk", task)}') execute function pg_temp.refuse()`);
    await work();
  }); // both go with the connection
}

describe("test tasks, by the client", () => {
  /** An organization with a test that no fresh sign-in is asked for, and a reviewer's client. */
  async function scene() {
    const tenant = await newTenant();
    await addPolicy(tenant, { decision: "HITL" });
    const opened = async () => {
      const id = await testIn(tenant);
      await testIs(id, "risk_category = 'HIGH'");
      return id;
    };
    const { userId, key } = await addMember(tenant, "reviewer");
    return { tenant, opened, userId, hitl: (await connect(key)).hitl };
  }

  it("are told from real ones by who approved, edited or rejected one, and by nobody before", async () => {
    const { opened, userId, hitl } = await scene();
    const approved = await opened();
    expect((await hitl.getQueue()).items).toMatchObject([{ id: approved, test: null }]);
    const missed = { result: "missed", hint: (await storedTest(approved)).template.hint };
    expect(await hitl.approve(approved, { rationale: RATIONALE })).toMatchObject({
      outcome: "APPROVED",
      task: { status: "APPROVED", test: missed },
      test: missed,
    });
    expect((await hitl.getQueue({ status: "APPROVED" })).items).toMatchObject([{ id: approved, test: missed }]);
    const edited = await opened();
    expect(await hitl.edit(edited, { payload: {}, rationale: RATIONALE })).toMatchObject({
      task: { id: edited, test: { result: "caught" } },
      redecision: { decision: "BLOCK" },
      test: { result: "caught" },
    });
    const rejected = await opened();
    expect(await hitl.rejectMany({ taskIds: [rejected], rationale: RATIONALE })).toMatchObject([
      { taskId: rejected, success: true, outcome: "REJECTED", test: { result: "caught" } },
    ]);
    expect((await hitl.getQuality()).reviewers).toMatchObject([
      { reviewerId: userId, tasks: 0, tests: { count: 2, of: 3 } },
    ]);
  });

  it("are null where the task was a real one, and its steps say how people had proved who they are", async () => {
    const { tenant, hitl } = await scene();
    const { task: id } = await waitingFor(1, tenant);
    const person = await newPerson(tenant, "reviewer");
    await answerReview(person, id, { decision: "REJECT", rationale: RATIONALE, expectedDigest: null }, null);
    expect(await hitl.getTask(id)).toMatchObject({
      test: null,
      history: [
        { event: "opened", method: null },
        { event: "rejected", reviewerId: person.userId, method: "email_link" },
      ],
    });
    const { task: next } = await waitingFor(1, tenant);
    expect(await hitl.approve(next, { rationale: RATIONALE })).toMatchObject({ test: null, task: { test: null } });
  });
});

describe("figures of reviewers, by the client", () => {
  it("are everybody's for an agent's key that reads, and one's own for a person's", async () => {
    const { tenant, task: id } = await waitingFor(1);
    const { userId, key } = await addMember(tenant, "reviewer");
    const person = await connect(key);
    await person.hitl.approve(id, { rationale: RATIONALE });
    const own = await person.hitl.getQuality({ days: 7 });
    expect(own).toMatchObject({
      scope: "self",
      days: 7,
      reviewers: [{ reviewerId: userId, approved: { count: 1, of: 1 } }],
    });
    expect(own.forecast.hours).toHaveLength(24);
    expect(await (await connect(tenant.key)).hitl.getQuality()).toMatchObject({ scope: "everybody", days: 30 });
  });

  it("have a limit that an administrator sets", async () => {
    const tenant = await newTenant();
    const { hitl } = await clientWith(tenant, "admin");
    expect(await hitl.getAttention()).toEqual({ reviewsPerHour: 60, isHard: false });
    const settings = { reviewsPerHour: 20, isHard: true };
    expect(await hitl.setAttention(settings)).toEqual(settings);
    expect(await hitl.getAttention()).toEqual(settings);
    await expect(hitl.setAttention({ ...settings, reviewsPerHour: 0 })).rejects.toThrow(ValidationError);
    const agent = await connect(tenant.key);
    await expect(agent.hitl.setAttention(settings)).rejects.toThrow(AuthorizationError);
  });

  it("have tests that an administrator switches on, sets and switches off", async () => {
    const tenant = await newTenant();
    const { hitl } = await clientWith(tenant, "admin");
    expect(await hitl.getTests()).toEqual({ every: null });
    for (const every of [20, 5, null]) {
      expect(await hitl.setTests({ every })).toEqual({ every });
      expect(await hitl.getTests()).toEqual({ every });
    }
    const tooMany = hitl.setTests({ every: 4 });
    await expect(tooMany).rejects.toThrow(ValidationError);
    await expect(tooMany).rejects.toMatchObject({ details: [{ path: "every" }] });
    const agent = await connect(tenant.key);
    await expect(agent.hitl.setTests({ every: 20 })).rejects.toThrow(AuthorizationError);
  });
});
