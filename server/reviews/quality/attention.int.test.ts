import { describe, expect, it } from "vitest";
import * as attentionRoute from "@/app/api/v1/hitl/attention/route";
import { ForbiddenError, ValidationError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { assignTask, viewTask } from "../annotate";
import { answerReview } from "../answer-review";
import { setDelegation } from "../people/delegations";
import { assignableTo } from "../screen";
import { reviewTask } from "../service";
import { newPerson, type Person, type Waiting, waitingFor } from "../testing/people";
import { updateAttentionSettings } from "./attention-settings";
import { reviewAttention } from "./service";

const RATIONALE = "Matches the order, checked twice.";

function answer({ task }: Waiting, by: Person, decision: "APPROVE" | "REJECT" = "APPROVE") {
  return answerReview(by, task, { decision, rationale: RATIONALE, expectedDigest: null }, null);
}

/** So many tasks of one organization, each for one person. */
async function tasks(count: number): Promise<[Waiting, ...Waiting[]]> {
  const first = await waitingFor(1);
  const more: Waiting[] = [];
  for (let at = 1; at < count; at += 1) more.push(await waitingFor(1, first.tenant));
  return [first, ...more];
}

const limit = ({ owner }: Tenant, reviewsPerHour: number, isHard: boolean) =>
  updateAttentionSettings(owner, { reviewsPerHour, isHard });
const assigneeOf = (person: Person) => `user:${uuidOf("usr", person.userId)}`;

/** Lets time pass for what somebody has answered. */
async function makeOlder(person: Person, interval: string): Promise<void> {
  await asSuperuser((db) =>
    db.query("update mastguard.review_vote set decided_at = decided_at - $2::interval where user_id = $1", [
      uuidOf("usr", person.userId),
      interval,
    ]),
  );
}

describe("who a task can be assigned to", () => {
  it("is told with until when they have decided enough, and with who is away and stands in", async () => {
    const all = await tasks(3);
    const { tenant } = all[0];
    await limit(tenant, 2, false);
    const [over, away] = [await newPerson(tenant, "reviewer"), await newPerson(tenant, "reviewer")];
    for (const one of all.slice(0, 2)) await answer(one, over);
    const endsAt = new Date(Date.now() + 86_400_000);
    await setDelegation(away, { toUserId: over.userId, startsAt: new Date(Date.now() - 60_000), endsAt });
    const last = all[2]?.task ?? "tsk_";
    const found = await assignableTo(tenant.owner, last);
    const said = (person: Person) => found.find(({ id }) => id === person.userId);
    const until = Date.parse(said(over)?.overUntil ?? "");
    expect(until).toBeGreaterThan(Date.now() + 3_000_000);
    expect(said(over)?.away).toBeNull();
    expect(said(away)).toMatchObject({
      overUntil: null,
      away: { until: endsAt.toISOString(), standsIn: said(over)?.name },
    });
    await expect(assignTask(tenant.owner, last, assigneeOf(over))).rejects.toThrow(/too many reviews/);
    await assignTask(tenant.owner, last, assigneeOf(away));
  });
});

describe("whoever decides more than a person can read", () => {
  it("is told so, and may go on where the limit is not a hard one", async () => {
    const all = await tasks(3);
    const { tenant } = all[0];
    await limit(tenant, 2, false);
    const person = await newPerson(tenant, "reviewer");
    expect(await reviewAttention(person)).toEqual({
      lastHour: 0,
      cap: 2,
      quickRun: 0,
      quickRunCap: 10,
      isOver: false,
      over: null,
      isHard: false,
      until: null,
    });
    for (const waiting of all) await answer(waiting, person);
    expect(await reviewAttention(person)).toMatchObject({ lastHour: 3, isOver: true, over: "hour" });
    expect((await reviewTask(tenant.owner, all[2]?.task ?? all[0].task)).status).toBe("APPROVED");
    await makeOlder(person, "1 hour");
    expect(await reviewAttention(person)).toMatchObject({ lastHour: 0, isOver: false });
  });

  it("is refused approvals where it is, until an hour has passed, and nothing of a refused one stays", async () => {
    const all = await tasks(3);
    const [first, second, third = first] = all;
    await limit(first.tenant, 2, true);
    const person = await newPerson(first.tenant, "reviewer");
    await answer(first, person);
    await answer(second ?? first, person);
    await expect(answer(third, person)).rejects.toThrow(ForbiddenError);
    await expect(answer(third, person)).rejects.toThrow(/2 reviews in the last hour.*from \d\d:\d\d UTC.*still reject/);
    expect(await reviewTask(first.tenant.owner, third.task)).toMatchObject({ status: "PENDING", approvals: [] });
    await makeOlder(person, "1 hour");
    expect(await answer(third, person)).toMatchObject({ outcome: "APPROVED" });
  });

  it("may always reject", async () => {
    const [first, second = first] = await tasks(2);
    await limit(first.tenant, 1, true);
    const person = await newPerson(first.tenant, "reviewer");
    await answer(first, person);
    expect(await answer(second, person, "REJECT")).toMatchObject({ outcome: "REJECTED" });
  });

  it("of approvals sent at once, no more count than the hard limit lets through", async () => {
    const all = await tasks(8);
    await limit(all[0].tenant, 3, true);
    const person = await newPerson(all[0].tenant, "reviewer");
    const results = await Promise.allSettled(all.map((waiting) => answer(waiting, person)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });

  it("takes nothing from others", async () => {
    const [first, second = first] = await tasks(2);
    await limit(first.tenant, 1, true);
    await answer(first, await newPerson(first.tenant, "reviewer"));
    expect(await answer(second, await newPerson(first.tenant, "reviewer"))).toMatchObject({ outcome: "APPROVED" });
  });

  it("ten in a row within five seconds of opening are too many, whatever the cap", async () => {
    const all = await tasks(11);
    const last = all[10] ?? all[0];
    await limit(all[0].tenant, 60, true);
    const person = await newPerson(all[0].tenant, "reviewer");
    for (const waiting of all.slice(0, 10)) {
      await viewTask(person, waiting.task);
      await answer(waiting, person);
    }
    expect(await reviewAttention(person)).toMatchObject({ lastHour: 10, quickRun: 10, over: "quick" });
    await expect(answer(last, person)).rejects.toThrow(/within five seconds/);
  });
});

describe("assignments", () => {
  it("nobody over the limit gets one; a group and others still do", async () => {
    const [first, second = first] = await tasks(2);
    const { tenant } = first;
    await limit(tenant, 1, false);
    const [tired, rested] = [await newPerson(tenant, "reviewer"), await newPerson(tenant, "reviewer")];
    await assignTask(tenant.owner, second.task, assigneeOf(tired));
    await answer(first, tired);
    await expect(assignTask(tenant.owner, second.task, assigneeOf(tired))).rejects.toThrow(ValidationError);
    await assignTask(tenant.owner, second.task, assigneeOf(rested));
    expect(await reviewTask(tenant.owner, second.task)).toMatchObject({ assignee: `user:${rested.userId}` });
  });
});

describe("/api/v1/hitl/attention", () => {
  it("is 60 an hour and not hard until an admin sets it, which the log says", async () => {
    const tenant = await newTenant();
    const { key } = await newTenantKey(tenant.organizationId, ["admin"]);
    expect((await callRoute(attentionRoute.GET, { key })).envelope.data).toEqual({ reviewsPerHour: 60, isHard: false });
    const json = { reviewsPerHour: 20, isHard: true };
    expect(await callRoute(attentionRoute.PUT, { key, method: "PUT", json })).toMatchObject({ status: 200 });
    expect((await callRoute(attentionRoute.GET, { key })).envelope.data).toEqual(json);
    const bodies = await asSuperuser(async (db) => {
      const { rows } = await db.query<{ body: string }>(
        "select body from mastguard.entry where organization_id = $1 and type = 'organization.updated'",
        [uuidOf("org", tenant.organizationId)],
      );
      return rows.map(({ body }) => JSON.parse(body).data);
    });
    expect(bodies).toEqual([{ reviewsHourCap: 20, isReviewCapHard: true }]);
  });

  it.each([
    [{ reviewsPerHour: 0, isHard: true }, "reviewsPerHour"],
    [{ reviewsPerHour: 1_001, isHard: true }, "reviewsPerHour"],
    [{ reviewsPerHour: 2.5, isHard: true }, "reviewsPerHour"],
    [{ reviewsPerHour: 60 }, "isHard"],
    [{ reviewsPerHour: 60, isHard: true, more: 1 }, "more"],
  ])("refuses %j and names the field", async (json, field) => {
    const { key } = await newTenantKey((await newTenant()).organizationId, ["admin"]);
    const { status, text } = await callRoute(attentionRoute.PUT, { key, method: "PUT", json });
    expect(status).toBe(422);
    expect(text).toContain(field);
  });

  it("is set by who may change settings only", async () => {
    const tenant = await newTenant();
    const json = { reviewsPerHour: 1_000, isHard: false };
    expect(await callRoute(attentionRoute.PUT, { key: tenant.key, method: "PUT", json })).toMatchObject({
      status: 403,
    });
    expect(await callRoute(attentionRoute.GET, {})).toMatchObject({ status: 401 });
  });
});
