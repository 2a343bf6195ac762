import { randomInt } from "node:crypto";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import type { TestSettings } from "./schemas";

/** How often this organization tests its reviewers. */
export async function getTestSettings(ctx: ActorContext): Promise<TestSettings> {
  const plan = await inOrganization(ctx, ({ tx, organization }) =>
    tx.reviewTestPlan.findUnique({ where: { organizationId: organization }, select: { every: true } }),
  );
  return { every: plan?.every ?? null };
}

/**
 * Sets it; what is open stays open. The same again changes nothing and is not logged, so that nobody can tell from the log when the next is due.
 * No decision depends on it, so the epoch stays.
 */
export async function updateTestSettings(ctx: ActorContext, { every }: TestSettings): Promise<TestSettings> {
  return await inOrganization(ctx, async ({ tx, organization, append }) => {
    const changed =
      every === null
        ? await tx.$executeRaw`delete from mastguard.review_test_plan where organization_id = ${organization}::uuid`
        : await tx.$executeRaw`insert into mastguard.review_test_plan as p (organization_id, every, due_number)
            select h.organization_id, ${every}, h.tasks + ${gapOf(every)} from mastguard.log_head h where h.organization_id = ${organization}::uuid
            on conflict (organization_id) do update set every = excluded.every, due_number = excluded.due_number where p.every <> excluded.every`;
    if (changed > 0) append({ type: "organization.updated", data: { reviewTestEvery: every } });
    return { every };
  });
}

/** After how many tasks the next test is due: from 1 to below twice `every`, so that nobody can count on it, and `every` on average. */
export function gapOf(every: number): number {
  return randomInt(1, 2 * every);
}
