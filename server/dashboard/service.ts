import { lastHours, listAgents } from "@/server/agents";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { type WaitedTest, waitedTests } from "@/server/reviews";
import { readFigures } from "./figures";
import { readFirstRun } from "./first-run";
import { readHours, readPeakMinute, readQueueDepths } from "./hours";
import { olderOf, readOldestReview } from "./oldest-review";
import type { Dashboard, Figure, Overview, OverviewInput } from "./schemas";
import { readSeries } from "./series";
import { readYesterday } from "./yesterday";

const AGENTS_SHOWN = 8;

/** The organization's figures now. Nothing is cached: whatever was answered before is counted. */
export async function getDashboard(ctx: ActorContext, now = new Date()): Promise<Dashboard> {
  const tests = await waitedTests(ctx);
  const figures = await inOrganizationRead(ctx.organizationId, (client) => readFigures(client, now));
  const { eventsToday, eventsPerMinute, failuresCaught, agentsMonitored } = figures;
  const hitlQueueDepth = figures.hitlQueueDepth + waitingNow(tests);
  const compliance = { complianceScore: null, complianceDetail: null }; // no report can exist yet
  return { eventsToday, eventsPerMinute, failuresCaught, hitlQueueDepth, ...compliance, agentsMonitored };
}

/** The figures with their day and yesterday, and what else the overview shows, all of one moment. */
export async function getOverview(ctx: ActorContext, { range }: OverviewInput, now = new Date()): Promise<Overview> {
  const { organizationId, permissions } = ctx;
  const tests = await waitedTests(ctx);
  const read = await inOrganizationRead(organizationId, async (client) => {
    const today = await readFigures(client, now);
    const moments = [today.sameTimeYesterday, ...lastHours(now).slice(1), now];
    const real = await readQueueDepths(client, moments, now);
    const [depthYesterday = 0, ...depths] = real.map((depth, at) => depth + waitedAt(tests, moments[at] ?? now));
    return {
      today,
      yesterday: await readYesterday(client, today),
      hours: await readHours(client, now),
      peakMinute: await readPeakMinute(client, now),
      depthYesterday,
      depths,
      oldestReview: permissions.has("reviews:read") ? olderOf(await readOldestReview(client), tests) : null,
      series: await readSeries(client, range, now),
      firstRun: await readFirstRun(client, now),
    };
  });
  const { today, yesterday, hours, depths, depthYesterday, peakMinute, oldestReview, series, firstRun } = read;
  const agents = { page: 1, limit: AGENTS_SHOWN, q: "", active: "true" } as const;
  return {
    asOf: now.toISOString(),
    zone: today.zone,
    todaySince: today.midnight.toISOString(),
    figures: {
      eventsToday: figure(today.eventsToday, yesterday.events, hours.events),
      eventsPerMinute: figure(today.eventsPerMinute, yesterday.perMinute, hours.perMinute),
      failuresCaught: figure(today.failuresCaught, yesterday.failures, hours.failures),
      hitlQueueDepth: figure(
        today.hitlQueueDepth + waitingNow(tests),
        yesterday.agents === null ? null : depthYesterday,
        depths,
      ),
      agentsMonitored: figure(today.agentsMonitored, yesterday.agents, hours.agents),
      complianceScore: null,
    },
    complianceDetail: null,
    peakMinute,
    oldestReview,
    series,
    agents: permissions.has("agents:read") ? (await listAgents(ctx, agents, now)).agents : null,
    firstRun,
  };
}

function waitingNow(tests: readonly WaitedTest[]): number {
  return tests.filter(({ resolvedAt }) => resolvedAt === null).length;
}

/** How many tests waited at a moment, as {@link readQueueDepths} counts. */
function waitedAt(tests: readonly WaitedTest[], moment: Date): number {
  return tests.filter(
    ({ createdAt, resolvedAt }) => createdAt <= moment && (resolvedAt === null || resolvedAt > moment),
  ).length;
}

function figure(value: number, yesterday: number | null, hours: readonly number[]): Figure {
  return { value, yesterday, change: yesterday === null ? null : value - yesterday, hours: [...hours] };
}
