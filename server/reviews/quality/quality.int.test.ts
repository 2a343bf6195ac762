import { beforeAll, describe, expect, it } from "vitest";
import * as qualityRoute from "@/app/api/v1/hitl/quality/route";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { ForbiddenError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { callRoute } from "@/server/testing/call";
import { asSuperuser } from "@/server/testing/database";
import { addPolicy } from "@/server/testing/policy";
import { newTenant, newTenantKey, type Tenant } from "@/server/testing/tenant";
import { viewTask } from "../annotate";
import { answerReview } from "../answer-review";
import { newPerson, type Person, waitingFor } from "../testing/people";
import { reviewQuality } from "./service";
import { happened, type PastAnswer } from "./testing/history";

const NOW = new Date("2026-11-20T14:30:00.000Z"); // a Friday
const ago = (days: number, hours = 0) => new Date(NOW.getTime() - days * 86_400_000 - hours * 3_600_000);

let tenant: Tenant;
let ana: Person;
let ben: Person;
let policy: string;

const answer = (by: Person, decision: PastAnswer["decision"], openMs: number | null, at: Date): PastAnswer => ({
  by: by.userId,
  decision,
  openMs,
  at,
});

beforeAll(async () => {
  tenant = await newTenant();
  ana = await newPerson(tenant, "reviewer");
  ben = await newPerson(tenant, "reviewer");
  policy = (await addPolicy(tenant, { decision: "HITL", name: "Payments" })).id;
  const stored = uuidOf("pol", policy);
  await happened(tenant.organizationId, [
    // Two approvals: they agree.
    {
      createdAt: ago(3),
      resolvedAt: ago(3),
      status: "APPROVED",
      required: 2,
      policy: stored,
      answers: [answer(ana, "APPROVE", 4_999, ago(3)), answer(ben, "APPROVE", 60_000, ago(3))],
    },
    // A rejection after an approval: they do not.
    {
      createdAt: ago(4),
      resolvedAt: ago(4),
      status: "REJECTED",
      required: 2,
      policy: stored,
      answers: [answer(ana, "APPROVE", 5_000, ago(4)), answer(ben, "REJECT", 120_000, ago(4))],
    },
    // Ana alone; by API, so nothing is known of her reading.
    { createdAt: ago(5), resolvedAt: ago(5), status: "REJECTED", answers: [answer(ana, "REJECT", null, ago(5))] },
    // Ana takes back what she approved: one task, a rejection.
    {
      createdAt: ago(6),
      resolvedAt: ago(6),
      status: "REJECTED",
      required: 2,
      answers: [answer(ana, "APPROVE", 10_000, ago(6, 1)), answer(ana, "REJECT", 20_000, ago(6))],
    },
    // Answered before the week; the second answer is in it, and the first still is what it is compared with.
    {
      createdAt: ago(8),
      resolvedAt: ago(6),
      status: "APPROVED",
      required: 2,
      answers: [answer(ana, "APPROVE", 1_000, ago(8)), answer(ben, "APPROVE", 30_000, ago(6))],
    },
    // Assigned to Ana: one expired, one was escalated, one she made; Ben's expired before the week.
    { createdAt: ago(4), resolvedAt: ago(2), status: "EXPIRED", assignee: ana.userId },
    { createdAt: ago(4), resolvedAt: ago(2), status: "APPROVED", level: 1, assignee: ana.userId },
    { createdAt: ago(4), resolvedAt: ago(2), status: "APPROVED", assignee: ana.userId },
    { createdAt: ago(9), resolvedAt: ago(8), status: "EXPIRED", assignee: ben.userId },
    // A vote that the log does not have.
    {
      createdAt: ago(1),
      status: "PENDING",
      answers: [{ ...answer(ben, "APPROVE", 1, ago(1)), isForged: true }],
    },
  ]);
});

describe("the figures of a week", () => {
  it("are what one counts by hand", async () => {
    const { reviewers, expired, scope } = await reviewQuality(tenant.owner, { days: 7 }, NOW);
    expect(scope).toBe("everybody");
    expect(reviewers.map(({ reviewerId }) => reviewerId)).toEqual([ana.userId, ben.userId]);
    const [first, second] = reviewers;
    expect(first).toMatchObject({
      tasks: 4,
      // 4,999, 5,000, 10,000 and 20,000 ms
      medianOpenMs: 7_500,
      p90OpenMs: 17_000,
      quick: { count: 1, of: 4 },
      approved: { count: 2, of: 4 },
      agreed: { count: 1, of: 2 },
      missed: { count: 2, of: 3 },
      byPolicy: [
        { policyId: policy, name: "Payments", approved: { count: 2, of: 2 } },
        { policyId: null, name: null, approved: { count: 0, of: 2 } },
      ],
    });
    expect(first?.email).toContain("@example.org");
    expect(second).toMatchObject({
      tasks: 3,
      // 30, 60 and 120 s
      medianOpenMs: 60_000,
      p90OpenMs: 108_000,
      quick: { count: 0, of: 3 },
      approved: { count: 2, of: 3 },
      agreed: { count: 2, of: 3 },
      missed: { count: 0, of: 0 },
    });
    expect(expired).toEqual({ count: 1, of: 8 });
  });

  it("of a month have what was before the week", async () => {
    const { reviewers, expired } = await reviewQuality(tenant.owner, { days: 30 }, NOW);
    expect(reviewers.find(({ reviewerId }) => reviewerId === ana.userId)).toMatchObject({
      tasks: 5,
      quick: { count: 2, of: 5 },
      agreed: { count: 2, of: 3 },
    });
    expect(reviewers.find(({ reviewerId }) => reviewerId === ben.userId)?.missed).toEqual({ count: 1, of: 1 });
    expect(expired).toEqual({ count: 2, of: 9 });
  });

  it("of nothing are an empty list, not zeros", async () => {
    const { reviewers, expired, forecast } = await reviewQuality((await newTenant()).owner, { days: 90 }, NOW);
    expect({ reviewers, expired }).toEqual({ reviewers: [], expired: { count: 0, of: 0 } });
    expect(forecast.hours.every(({ tasks }) => tasks === null)).toBe(true);
  });

  it("count what was really answered, by the screen and by API", async () => {
    const waiting = await waitingFor(2);
    const [screen, api] = [await newPerson(waiting.tenant, "reviewer"), await newPerson(waiting.tenant, "reviewer")];
    await viewTask(screen, waiting.task);
    const vote = { decision: "APPROVE", rationale: "Matches the order, checked.", expectedDigest: null } as const;
    for (const person of [screen, api]) await answerReview(person, waiting.task, vote, null);
    const { reviewers } = await reviewQuality(waiting.tenant.owner, { days: 7 });
    expect(reviewers.find(({ reviewerId }) => reviewerId === screen.userId)).toMatchObject({
      tasks: 1,
      quick: { of: 1 },
      agreed: { count: 1, of: 1 },
      byPolicy: [{ name: "Test HITL", approved: { count: 1, of: 1 } }],
    });
    expect(reviewers.find(({ reviewerId }) => reviewerId === api.userId)).toMatchObject({
      medianOpenMs: null,
      quick: { count: 0, of: 0 },
    });
  });
});

describe("who sees them", () => {
  it("a reviewer sees their own and nobody else's", async () => {
    const { reviewers, scope } = await reviewQuality(ana, { days: 7 }, NOW);
    expect(scope).toBe("self");
    expect(reviewers.map(({ reviewerId, tasks }) => ({ reviewerId, tasks }))).toEqual([
      { reviewerId: ana.userId, tasks: 4 },
    ]);
    expect(JSON.stringify(reviewers)).not.toContain(ben.userId);
    // What Ben said of the same tasks still counts as agreement.
    expect(reviewers[0]?.agreed).toEqual({ count: 1, of: 2 });
  });

  it("another organization sees none of them", async () => {
    const { reviewers } = await reviewQuality((await newTenant()).owner, { days: 90 }, NOW);
    expect(reviewers).toEqual([]);
  });

  it("a key that stands for nobody and may not read members is refused", async () => {
    const nobody = { ...tenant.agent, permissions: permissionsOfRoles(["reviewer"]) };
    await expect(reviewQuality(nobody, { days: 7 }, NOW)).rejects.toThrow(ForbiddenError);
  });

  it("whoever left the organization stays in the figures without a name", async () => {
    const other = await newTenant();
    const gone = await newPerson(other, "reviewer");
    await happened(other.organizationId, [
      { createdAt: ago(1), resolvedAt: ago(1), status: "APPROVED", answers: [answer(gone, "APPROVE", 9_000, ago(1))] },
    ]);
    await asSuperuser((db) =>
      db.query("delete from mastguard.membership where user_id = $1", [uuidOf("usr", gone.userId)]),
    );
    const { reviewers } = await reviewQuality(other.owner, { days: 7 }, NOW);
    expect(reviewers).toMatchObject([{ reviewerId: gone.userId, name: null, email: null, tasks: 1 }]);
  });
});

describe("GET /api/v1/hitl/quality", () => {
  it("tells the figures of 30 days unless told otherwise", async () => {
    const { status, envelope } = await callRoute(qualityRoute.GET, { key: tenant.key });
    expect(status).toBe(200);
    expect(envelope.data).toMatchObject({ days: 30, scope: "everybody" });
    expect((await callRoute(qualityRoute.GET, { key: tenant.key, query: "days=90" })).envelope.data).toMatchObject({
      days: 90,
    });
  });

  it.each(["days=8", "days=", "days=7.0", "dais=7"])("refuses %s and names it", async (query) => {
    const { status, envelope } = await callRoute(qualityRoute.GET, { key: tenant.key, query });
    expect(status).toBe(422);
    expect(JSON.stringify(envelope.error)).toContain(query.split("=")[0]);
  });

  it("needs a key that may read reviews; one of a reviewer sees its person's figures", async () => {
    expect(await callRoute(qualityRoute.GET, {})).toMatchObject({ status: 401 });
    const { key } = await newTenantKey(tenant.organizationId, ["ingest"]);
    expect(await callRoute(qualityRoute.GET, { key })).toMatchObject({ status: 403 });
    const own = await newTenantKey(tenant.organizationId, ["hitl:review"], ben.userId);
    expect((await callRoute(qualityRoute.GET, { key: own.key })).envelope.data).toMatchObject({ scope: "self" });
  });
});

describe("the forecast", () => {
  /** An organization of so many days. */
  async function aged(days: number, zone = "UTC"): Promise<Tenant> {
    const made = await newTenant();
    await asSuperuser((db) =>
      db.query("update mastguard.organization set created_at = $2, zone = $3 where id = $1", [
        uuidOf("org", made.organizationId),
        ago(days),
        zone,
      ]),
    );
    return made;
  }
  const opened = (at: string, required = 1) => ({ createdAt: new Date(at), required });

  it("is the mean of the same hours of the last four weeks", async () => {
    const { organizationId, owner } = await aged(100);
    await happened(organizationId, [
      // Fridays, 15:00: two, one, none, one for two people; the fifth week back is not looked at.
      opened("2026-11-13T15:10:00Z"),
      opened("2026-11-13T15:59:59Z"),
      opened("2026-11-06T15:00:00Z"),
      opened("2026-10-23T15:30:00Z", 2),
      opened("2026-10-16T15:30:00Z"),
      // A Saturday, 09:00; and this hour, which is not over.
      opened("2026-11-14T09:00:00Z"),
      opened("2026-11-20T14:10:00Z"),
    ]);
    const { forecast } = await reviewQuality(owner, { days: 7 }, NOW);
    expect(forecast.hours[0]).toEqual({ at: "2026-11-20T15:00:00.000Z", tasks: 1 });
    expect(forecast.hours[18]).toEqual({ at: "2026-11-21T09:00:00.000Z", tasks: 0.25 });
    expect(forecast.hours.at(-1)).toEqual({ at: "2026-11-21T14:00:00.000Z", tasks: 0 });
    // Five answers on four Fridays, and one on four Saturdays; the owner is the only one who may decide.
    expect(forecast).toMatchObject({ answers: 1.5, reviewers: 1, perReviewer: 1.5 });
  });

  it("follows the organization's clocks over a change of the hour", async () => {
    const { organizationId, owner } = await aged(100, "Europe/Berlin");
    await happened(organizationId, [
      opened("2026-11-13T15:10:00Z"), // 16:10 in winter
      opened("2026-10-23T14:10:00Z"), // 16:10 in summer
    ]);
    const { forecast } = await reviewQuality(owner, { days: 7 }, NOW);
    expect(forecast.hours[0]).toEqual({ at: "2026-11-20T15:00:00.000Z", tasks: 0.5 });
  });

  it("of a young organization is the mean of the weeks it has, and nothing for hours it has not seen", async () => {
    const { organizationId, owner } = await aged(7);
    await happened(organizationId, [opened("2026-11-13T15:10:00Z")]);
    const { forecast } = await reviewQuality(owner, { days: 7 }, NOW);
    expect(forecast.hours[0]?.tasks).toBe(1);
    const younger = await aged(6);
    expect((await reviewQuality(younger.owner, { days: 7 }, NOW)).forecast.hours[0]?.tasks).toBeNull();
  });

  it("is shared by those who answered in these weeks; others who may do not count", async () => {
    const { forecast } = await reviewQuality(tenant.owner, { days: 7 }, NOW);
    expect(forecast.reviewers).toBe(2);
  });
});
