import { hintLogGrew } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { reauthenticateKey } from "@/server/auth/authenticate";
import { databasePresence } from "@/server/db/client";
import type { Waiter } from "@/server/db/presence";
import { UnavailableError } from "@/server/errors";
import type { TraceId } from "@/server/ids";
import { type AgentContext, requireAgent } from "./agent-context";
import { answerAt } from "./answer";
import { commitDecision } from "./commit";
import type { CommitResult } from "./commit-lane";
import { type ComputedDecision, compute, type PreparedAction, prepare } from "./compute";
import type { Decided } from "./decided";
import { decideHoldingHead } from "./hold-head";
import { type Idempotency, replay } from "./idempotency";
import { onceInFlight } from "./in-flight";
import { bytesOf, type IngestEvent } from "./schemas";
import { forgetSession, sessionSlot } from "./session-memory";
import { type OrganizationSnapshot, refreshSnapshot, snapshotOf } from "./snapshot";
import { refreshSpent } from "./spent";
import { TURNS, Turns } from "./turns";

/** Computed afresh this often before the caller is told to come back; each time on newer state. */
const ATTEMPTS_MAX = 8;
/** A session's chain that lost so often to another node's is decided where it cannot. */
const CHAINS_LOST_MAX = 3;

const turns = new Turns(TURNS);

/**
 * Decides one action of an agent and commits the decision: state, sealed payload, counters and audit entry together.
 * Resolves only when they are on disk, decided on the configuration in force at that instant.
 *
 * @param traceId where it was chosen before; fresh unless given.
 * @throws UnavailableError when the engine fails, the database cannot be reached or too much waits; never answers ALLOW instead.
 * @throws UnauthenticatedError, ForbiddenError when the key was revoked or lost its scope meanwhile.
 * @throws ConflictError when the Idempotency-Key was used with another body.
 */
export async function decideAction(
  ctx: ActorContext,
  event: IngestEvent,
  idempotency: Idempotency | null = null,
  traceId?: TraceId,
): Promise<Decided> {
  requireAgent(ctx);
  return await databasePresence().wait((waiter) =>
    onceInFlight(ctx, idempotency, () =>
      turns.take(
        ctx.organizationId,
        () => bytesOf(event),
        () => decideInTurn(ctx, { event, idempotency, traceId }, waiter),
      ),
    ),
  );
}

interface Asked {
  readonly event: IngestEvent;
  readonly idempotency: Idempotency | null;
  readonly traceId: TraceId | undefined;
}

async function decideInTurn(
  ctx: AgentContext,
  { event, idempotency, traceId }: Asked,
  waiter: Waiter,
): Promise<Decided> {
  const prepared = await prepare(ctx, event, idempotency, traceId);
  let snapshot = await snapshotOf(ctx.organizationId);
  let lost = 0;
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const decide = lost < CHAINS_LOST_MAX ? decideInChain : decideHoldingHead;
    const { computed, result } = await decide(ctx, prepared, snapshot, waiter);
    if (result.status === "committed") {
      hintLogGrew(ctx.organizationId);
      const audit = { index: result.index, leafHash: computed.leafHash };
      return { answer: answerAt(computed.stored, audit), isReplayed: false };
    }
    if (result.status === "duplicate" && idempotency)
      return { answer: await replay(ctx.organizationId, ctx.actor.id, idempotency), isReplayed: true };
    if (result.status === "stale_session") lost += 1;
    else if (result.status === "limit") await refreshSpent(ctx.organizationId, computed.row.charges);
    else snapshot = await catchUp(ctx, snapshot, result);
  }
  throw new UnavailableError("The rules kept changing while this action was decided.", 1);
}

/** Decides on the session as this node remembers it, behind those of its actions that are on their way to disk. */
async function decideInChain(
  ctx: AgentContext,
  prepared: PreparedAction,
  snapshot: OrganizationSnapshot,
  waiter: Waiter,
): Promise<{ readonly computed: ComputedDecision; readonly result: CommitResult }> {
  const { sessionKey } = prepared;
  const slot = sessionKey === null ? null : await sessionSlot(ctx.organizationId, sessionKey);
  const computed = compute(ctx, prepared, snapshot, slot);
  let isCommitted = false;
  try {
    const result = await commitDecision(computed.row, waiter);
    isCommitted = result.status === "committed";
    return { computed, result };
  } finally {
    // The session's memory ran ahead of what is on disk.
    if (slot && sessionKey !== null && !isCommitted) forgetSession(ctx.organizationId, sessionKey, slot);
  }
}

/** Brings memory up to what the commit said is newer. */
async function catchUp(
  ctx: AgentContext,
  snapshot: OrganizationSnapshot,
  { status }: CommitResult,
): Promise<OrganizationSnapshot> {
  if (status === "wrong_time")
    throw new UnavailableError("The decision came too late, or this node's clock is wrong. Nothing was recorded.", 1);
  await reauthenticateKey(ctx.organizationId, ctx.actor.id, "actions:ingest"); // throws when the key is what changed
  return await refreshSnapshot(ctx.organizationId, snapshot.snapshot.epoch);
}
