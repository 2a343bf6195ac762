import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import type { AttentionSettings } from "./schemas";

/** How many reviews this organization asks of a person in an hour, and whether more are refused. */
export async function getAttentionSettings(ctx: ActorContext): Promise<AttentionSettings> {
  const { reviewsHourCap, isReviewCapHard } = await inOrganization(ctx, ({ tx, organization }) =>
    tx.organization.findUniqueOrThrow({
      where: { id: organization },
      select: { reviewsHourCap: true, isReviewCapHard: true },
    }),
  );
  return { reviewsPerHour: reviewsHourCap, isHard: isReviewCapHard };
}

/** Sets both. No decision depends on them, so the epoch stays. */
export async function updateAttentionSettings(
  ctx: ActorContext,
  { reviewsPerHour, isHard }: AttentionSettings,
): Promise<AttentionSettings> {
  return await inOrganization(ctx, async ({ tx, organization, append }) => {
    const settings = { reviewsHourCap: reviewsPerHour, isReviewCapHard: isHard };
    await tx.organization.update({ where: { id: organization }, data: settings });
    append({ type: "organization.updated", data: settings });
    return { reviewsPerHour, isHard };
  });
}
