import { getCheckpoint } from "@/server/audit/evidence";
import type { CheckpointView } from "@/server/audit/schemas";
import { NotFoundError } from "@/server/errors";
import type { OrganizationId } from "@/server/ids";

/** What this log's proofs lead to; `null` in its first half second, before anything is signed. */
export async function newestCheckpoint(organizationId: OrganizationId): Promise<CheckpointView | null> {
  try {
    return await getCheckpoint(organizationId);
  } catch (error) {
    if (error instanceof NotFoundError) return null;
    throw error;
  }
}
