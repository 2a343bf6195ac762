import { inOrganizationRead } from "@/server/db/in-organization-read";
import { NotFoundError, ValidationError } from "@/server/errors";
import type { OrganizationId } from "@/server/ids";
import { checkpointOfSize, newestCheckpoint } from "./checkpoints";
import { consistencyHashes, inclusionProofs } from "./proofs";
import type { CheckpointView } from "./schemas";

/** The newest checkpoint, or the one signed at `size`. @throws NotFoundError when none was. */
export async function getCheckpoint(organizationId: OrganizationId, size?: number): Promise<CheckpointView> {
  const checkpoint = await inOrganizationRead(organizationId, (client) =>
    size === undefined ? newestCheckpoint(client) : checkpointOfSize(client, size),
  );
  if (checkpoint) return checkpoint;
  throw new NotFoundError(
    size === undefined ? "Nothing has been signed yet." : "No checkpoint was signed at this size.",
  );
}

/** Proof that entry `index` is in the tree of `size` leaves. @throws ValidationError outside the signed tree. */
export async function getInclusionProof(
  organizationId: OrganizationId,
  { index, size }: { readonly index: number; readonly size: number },
): Promise<{ hashes: string[] }> {
  return await inOrganizationRead(organizationId, async (client) => {
    const signed = (await newestCheckpoint(client))?.size ?? 0;
    if (size > signed) throw outside("size", `must be at most ${signed}, the size of the newest checkpoint`);
    if (index >= size) throw outside("index", `must be below \`size\`, which is ${size}`);
    const proofs = await inclusionProofs(client, [index], size);
    return { hashes: [...(proofs.get(index) ?? [])] };
  });
}

/** Proof that the tree of `to` leaves extends that of `from`. @throws ValidationError outside the signed tree. */
export async function getConsistencyProof(
  organizationId: OrganizationId,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ hashes: string[] }> {
  return await inOrganizationRead(organizationId, async (client) => {
    const signed = (await newestCheckpoint(client))?.size ?? 0;
    if (to > signed) throw outside("to", `must be at most ${signed}, the size of the newest checkpoint`);
    if (from > to) throw outside("from", `must be at most \`to\`, which is ${to}`);
    return { hashes: [...(await consistencyHashes(client, from, to))] };
  });
}

function outside(path: string, message: string): ValidationError {
  return new ValidationError([{ path, message }]);
}
