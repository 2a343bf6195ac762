import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import type { LinkSettings } from "./schemas";

/** Whether mails to this organization's reviewers carry one-person links. */
export async function getLinkSettings(ctx: ActorContext): Promise<LinkSettings> {
  const { reviewLinksFrom } = await inOrganization(ctx, ({ tx, organization }) =>
    tx.organization.findUniqueOrThrow({ where: { id: organization }, select: { reviewLinksFrom: true } }),
  );
  return { isEnabled: reviewLinksFrom !== null };
}

/**
 * Switches them on or off. Off, every link that was sent is worth nothing from this moment on, and stays so when they are switched on
 * again. No decision depends on it, so the epoch stays.
 */
export async function updateLinkSettings(ctx: ActorContext, { isEnabled }: LinkSettings): Promise<LinkSettings> {
  return await inOrganization(ctx, async ({ tx, organization, append }) => {
    const changed =
      await tx.$executeRaw`update mastguard.organization set review_links_from = case when ${isEnabled} then now() end
      where id = ${organization}::uuid and (review_links_from is not null) <> ${isEnabled}`;
    if (changed > 0) append({ type: "organization.updated", data: { hasReviewLinks: isEnabled } });
    return { isEnabled };
  });
}
