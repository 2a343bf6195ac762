import type { Unit } from "@/server/db/in-organization";
import { newUuid, type TraceId, uuidOf } from "@/server/ids";
import type { RecordKind, SealedRecord } from "./records";

/**
 * Keeps the action from being erased until this transaction has ended; false when it has been. Whoever erases waits for this
 * lock at the action's record, and looks for the records that belong to it in a statement of its own afterwards.
 */
export async function holdAction({ tx, organization }: Unit, traceId: TraceId): Promise<boolean> {
  const id = uuidOf("trc", traceId);
  const held = await tx.$queryRaw<unknown[]>`select 1 from mastguard.record
    where organization_id = ${organization}::uuid and id = ${id}::uuid and kind = 'action' and erased_at is null for share`;
  return held.length === 1;
}

/** Stores a sealed record beside the action's own, to be erased with it. @returns its id, a uuid. */
export async function keepRecord(
  { tx, organization }: Unit,
  traceId: TraceId,
  kind: Exclude<RecordKind, "action">,
  { keyId, wrappedKey, nonce, ciphertext }: SealedRecord,
): Promise<string> {
  const id = newUuid();
  await tx.record.create({
    data: {
      organizationId: organization,
      id,
      traceId: uuidOf("trc", traceId),
      kind,
      keyId,
      wrappedKey: new Uint8Array(wrappedKey),
      nonce: new Uint8Array(nonce),
      ciphertext: new Uint8Array(ciphertext),
    },
  });
  return id;
}
