import { beforeAll, describe, expect, test } from "vitest";
import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfRoles } from "@/server/auth/permissions";
import { decideAction } from "@/server/decisions";
import { newTenant } from "@/server/testing/tenant";
import { OverviewSchema } from "./schemas";
import { getDashboard, getOverview } from "./service";
import { recorder } from "./testing";

const now = new Date("2026-11-20T14:30:30.000Z");
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
let owner: ActorContext;

beforeAll(async () => {
  ({ owner } = await newTenant());
  const record = recorder(owner.organizationId);
  await record.minute("2026-11-20T14:30:00Z", { allow: 8, block: 2, failures: 2 });
  await record.minute("2026-11-20T14:26:00Z", { allow: 5 });
  await record.minute("2026-11-20T14:25:00Z", { allow: 100 });
  await record.minute("2026-11-20T00:00:00Z", { hitl: 3, alert: 1, failures: 1 });
  await record.minute("2026-11-19T23:59:00Z", { allow: 7 });
  await record.minute("2026-11-19T14:28:00Z", { allow: 10, block: 1, failures: 4 });
  await record.agent("early", ago(24 * 60), ago(24 * 29));
  await record.agent("busy", ago(24 * 60), now);
  await record.agentHour("busy", ago(30));
  await record.agentHour("busy", now);
  await record.agent("returned", ago(24 * 60), ago(1));
  await record.agentHour("returned", ago(1));
  await record.agent("new", ago(2), ago(2));
  await record.agent("gone", ago(24 * 60), ago(24 * 31));
  await record.task(1, "PENDING", ago(26), null);
  await record.task(2, "PARTIALLY_APPROVED", ago(3), null);
  await record.task(3, "APPROVED", ago(30), ago(2));
  await record.task(4, "EXPIRED", ago(50), ago(26));
});

describe("figures", () => {
  test("are what the interface defines", async () => {
    expect(await getDashboard(owner, now)).toEqual({
      eventsToday: 119,
      eventsPerMinute: 3,
      failuresCaught: 3,
      hitlQueueDepth: 2,
      complianceScore: null,
      complianceDetail: null,
      agentsMonitored: 4,
    });
  });

  test("stand beside yesterday at the same time", async () => {
    const { figures } = await getOverview(owner, { range: "24h" }, now);
    expect(figures.eventsToday).toMatchObject({ value: 119, yesterday: 11, change: 108 });
    expect(figures.failuresCaught).toMatchObject({ value: 3, yesterday: 4, change: -1 });
    expect(figures.eventsPerMinute).toMatchObject({ value: 3, yesterday: 2.2 });
    expect(figures.hitlQueueDepth).toMatchObject({ value: 2, yesterday: 2, change: 0 });
    expect(figures.agentsMonitored).toMatchObject({ value: 4, yesterday: 3, change: 1 });
    expect(figures.complianceScore).toBeNull();
  });

  test("name the busiest minute of the last 24 hours", async () => {
    const { peakMinute } = await getOverview(owner, { range: "24h" }, now);
    expect(peakMinute).toEqual({ at: "2026-11-20T14:25:00.000Z", events: 100 });
  });

  test("have a day of 24 hours that ends now", async () => {
    const { figures } = await getOverview(owner, { range: "24h" }, now);
    const zeros = (count: number) => Array.from({ length: count }, () => 0);
    expect(figures.eventsToday.hours).toEqual([...zeros(8), 7, 4, ...zeros(13), 115]);
    expect(figures.failuresCaught.hours).toEqual([...zeros(9), 1, ...zeros(13), 2]);
    expect(figures.eventsPerMinute.hours.at(-1)).toBeCloseTo(115 / 31);
    expect(figures.agentsMonitored.hours).toEqual([...zeros(22), 1, 1]);
    expect(figures.hitlQueueDepth.hours).toEqual([...Array.from({ length: 20 }, () => 2), 3, 2, 2, 2]);
  });
});

describe("the rest of the overview", () => {
  test("names what has waited longest, to those who may read reviews", async () => {
    expect((await getOverview(owner, { range: "1h" }, now)).oldestReview).toMatchObject({
      number: 1,
      createdAt: ago(26).toISOString(),
    });
    const billing = { ...owner, permissions: permissionsOfRoles(["billing"]) };
    expect(await getOverview(billing, { range: "1h" }, now)).toMatchObject({ oldestReview: null, agents: null });
  });

  test.each([
    ["1h", 1, 60, 115],
    ["24h", 30, 48, 126],
    ["7d", 180, 56, 137],
    ["30d", 720, 60, 137],
  ] as const)(
    "cuts %s into buckets of %i minutes without gaps, and loses no event",
    async (range, minutes, count, events) => {
      const { series } = await getOverview(owner, { range }, now);
      expect(series).toMatchObject({ range, bucketMinutes: minutes });
      expect(series.buckets).toHaveLength(count);
      const starts = series.buckets.map(({ at }) => Date.parse(at));
      expect(starts.every((start, i) => i === 0 || start - (starts[i - 1] ?? 0) === minutes * 60_000)).toBe(true);
      expect(now.getTime() - (starts.at(-1) ?? 0)).toBeLessThan(minutes * 60_000);
      expect(series.buckets.reduce((sum, { allow, alert, hitl, block }) => sum + allow + alert + hitl + block, 0)).toBe(
        events,
      );
    },
  );

  test("is answered whole: the schema of the procedure drops nothing of it", async () => {
    const overview = await getOverview(owner, { range: "7d" }, now);
    expect(OverviewSchema.parse(overview)).toEqual(overview);
  });

  test("lists the riskiest agents of the last 30 days", async () => {
    const { agents } = await getOverview(owner, { range: "1h" }, now);
    expect(agents?.map(({ agentId }) => agentId)).toEqual(["busy", "returned", "new", "early"]);
  });

  test("a new organization is told what comes next, and each step ticks itself off", async () => {
    const { owner: founder, agent } = await newTenant();
    const before = await getOverview(founder, { range: "24h" });
    expect(before.firstRun).toEqual({
      hasKey: true,
      hasEvent: false,
      hasPolicy: false,
      hasColleague: false,
      firstEvent: null,
    });
    expect(before.figures).toMatchObject({
      eventsToday: { value: 0, yesterday: null },
      hitlQueueDepth: { value: 0, yesterday: null },
      agentsMonitored: { value: 0, yesterday: null },
    });
    const { answer } = await decideAction(agent, { agentId: "first", actionType: "OTHER", payload: {}, context: {} });
    const after = await getOverview(founder, { range: "24h" });
    expect(after.firstRun).toMatchObject({
      hasEvent: true,
      firstEvent: { traceId: answer.traceId, agentId: "first", decision: "ALLOW" },
    });
    expect(after.figures.eventsToday.value).toBe(1);
  });

  test("the rate counts events of the last five minutes to the second", async () => {
    const { owner: founder, agent } = await newTenant();
    const start = Date.now();
    await decideAction(agent, { agentId: "a", actionType: "OTHER", payload: {}, context: {} });
    const rateAfter = async (seconds: number) =>
      (await getDashboard(founder, new Date(start + seconds * 1000))).eventsPerMinute;
    expect(await rateAfter(2)).toBe(0.2);
    expect(await rateAfter(299)).toBe(0.2);
    expect(await rateAfter(310)).toBe(0);
  });
});
