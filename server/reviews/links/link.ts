import type { DeliveryId, OrganizationId, ReviewTaskId, UserId } from "@/server/ids";

/** A stored link: by it one person answers one task, about one action, until a time. */
export interface ReviewLink {
  readonly organizationId: OrganizationId;
  /** A uuid. */
  readonly id: string;
  readonly deliveryId: DeliveryId;
  readonly taskId: ReviewTaskId;
  readonly userId: UserId;
  /** Of the action as it was when the link was made. */
  readonly actionDigest: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** Why a link of ours is worth nothing now; null while it is worth something. Whether the person may answer is another question. */
export function problemOf(
  { createdAt, expiresAt, usedAt }: Pick<ReviewLink, "createdAt" | "expiresAt" | "usedAt">,
  { linksFrom, now }: { readonly linksFrom: Date | null; readonly now: Date },
): "off" | "used" | "expired" | null {
  // What was sent before they were last switched on stays worth nothing.
  if (linksFrom === null || createdAt < linksFrom) return "off";
  if (usedAt !== null) return "used";
  return expiresAt <= now ? "expired" : null;
}
