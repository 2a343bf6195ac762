import type { Unit } from "@/server/db/in-organization";
import type { Idempotency } from "@/server/decisions";
import { ConflictError } from "@/server/errors";
import { idOf, type TraceId, type UserId, uuidOf } from "@/server/ids";
import type { LockedTask } from "./locked-task";

/** An edit that the same person began with the same Idempotency-Key. */
export interface EarlierEdit {
  readonly replacement: TraceId;
  /** Whether it has ended the task; else it goes on where it stopped. */
  readonly isDone: boolean;
}

/**
 * What a retry of an edit finds; null for the first attempt, and once somebody else began another edit or rejected.
 * @throws ConflictError when the key came with another edit.
 */
export async function earlierEdit(
  { tx, organization }: Unit,
  task: LockedTask,
  person: UserId,
  idempotency: Idempotency | null,
): Promise<EarlierEdit | null> {
  if (idempotency === null) return null;
  const id = uuidOf("tsk", task.id);
  const row = await tx.reviewTask.findFirst({
    where: {
      organizationId: organization,
      id,
      editedBy: uuidOf("usr", person),
      editKeyHash: new Uint8Array(idempotency.keyHash),
      votes: { none: { decision: "REJECT" } },
    },
    select: { replacedBy: true, editBodyHash: true },
  });
  if (row === null || row.replacedBy === null) return null;
  if (row.editBodyHash === null || !idempotency.bodyHash.equals(row.editBodyHash))
    throw new ConflictError("This Idempotency-Key was used with another edit of this action. Use a new key.");
  return { replacement: idOf("trc", row.replacedBy), isDone: task.status === "REJECTED" };
}
