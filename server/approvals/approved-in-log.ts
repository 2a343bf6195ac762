import { referenceOf } from "@/server/crypto/reference";
import type { OrganizationId } from "@/server/ids";
import type { LoggedReview } from "@/server/reviews";

/** Whether the log says that exactly this action was approved, by as many people as its review asked for. Rows are not believed. */
export function isApprovedIn(
  review: LoggedReview | null,
  organizationId: OrganizationId,
  taskId: string,
  actionDigest: string,
): boolean {
  const [ref, ...others] = review?.actionRefs ?? [];
  return (
    review !== null &&
    review.taskId === taskId &&
    review.state.status === "APPROVED" &&
    others.length === 0 &&
    ref === referenceOf(organizationId)(actionDigest)
  );
}
