import type { ActorContext } from "@/server/auth/actor";
import type { Decided } from "./decided";
import type { Idempotency } from "./idempotency";
import { receiveAction } from "./queue/receive";
import type { IngestEvent } from "./schemas";
import { decideAction } from "./service";
import { snapshotOf } from "./snapshot";

/** How an event was sent. */
export interface Manner {
  readonly idempotency: Idempotency | null;
  /** Whether the caller waits for the decision; null leaves it to what the organization set for the action's type. */
  readonly waits: boolean | null;
}

/** Decides an action for a caller who waits, or takes it in for one who does not. Throws what the two throw. */
export async function ingestAction(
  ctx: ActorContext,
  event: IngestEvent,
  { idempotency, waits }: Manner,
): Promise<Decided> {
  const isAwaited = waits ?? !(await snapshotOf(ctx.organizationId)).asyncActionTypes.has(event.actionType);
  return await (isAwaited ? decideAction(ctx, event, idempotency) : receiveAction(ctx, event, idempotency));
}
