import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { personOf } from "../reviewer";
import { readTested, withTested } from "../test-tasks/figures";
import { QUICK_RUN } from "./attention";
import { readAttention } from "./attention-store";
import { readForecast } from "./forecast-store";
import { readExpired, readQuality } from "./quality-store";
import type { AttentionView, Quality, QualityInput } from "./schemas";

const DAY_MS = 86_400_000;

/**
 * How reviews were decided in a period, and what the next day will ask for. Everybody's figures with `members:read`, else the caller's own.
 * @throws ForbiddenError for a key without that permission that stands for nobody.
 */
export async function reviewQuality(ctx: ActorContext, { days }: QualityInput, now = new Date()): Promise<Quality> {
  const seesAll = ctx.permissions.has("members:read");
  const only = seesAll ? null : personOf(ctx.actor);
  const since = new Date(now.getTime() - days * DAY_MS);
  const read = await inOrganizationRead(ctx.organizationId, async (client) => ({
    reviewers: withTested(
      await readQuality(client, { since, until: now, only }),
      await readTested(client, { since, until: now, only }),
    ),
    expired: await readExpired(client, { since, until: now }),
    forecast: await readForecast(client, now),
  }));
  return {
    days,
    since: since.toISOString(),
    until: now.toISOString(),
    scope: seesAll ? "everybody" : "self",
    ...read,
  };
}

/** How much the caller has decided lately. @throws ForbiddenError for a key that stands for nobody. */
export async function reviewAttention(ctx: ActorContext): Promise<AttentionView> {
  const userId = personOf(ctx.actor);
  const { lastHour, cap, quickRun, over, isHard, until } = await inOrganization(ctx, (unit) =>
    readAttention(unit, userId),
  );
  return {
    lastHour,
    cap,
    quickRun,
    quickRunCap: QUICK_RUN,
    isOver: over !== null,
    over,
    isHard,
    until: until?.toISOString() ?? null,
  };
}
