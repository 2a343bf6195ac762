import { hintLogGrew } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { reauthenticateKey } from "@/server/auth/authenticate";
import { databasePresence } from "@/server/db/client";
import type { Waiter } from "@/server/db/presence";
import { UnavailableError } from "@/server/errors";
import { type AgentContext, requireAgent } from "./agent-context";
import { answerAt } from "./answer";
import { commitDecision } from "./commit";
import type { CommitResult } from "./commit-lane";
import { compute, type PreparedAction, prepare } from "./compute";
import type { Decided } from "./decided";
import { type Idempotency, replay } from "./idempotency";
import { onceInFlight } from "./in-flight";
import { bytesOf, type IngestEvent } from "./schemas";
import { forgetSession, type SessionSlot, sessionSlot } from "./session-memory";
import { type OrganizationSnapshot, refreshSnapshot, snapshotOf } from "./snapshot";
import { refreshSpent } from "./spent";
import { TURNS, Turns } from "./turns";

/** Computed afresh this often before the caller is told to come back; each time on newer state. */
const ATTEMPTS_MAX = 8;

const turns = new Turns(TURNS);

/**
 * Decides one action of an agent and commits the decision: state, sealed payload, counters and audit entry together.
 * Resolves only when they are on disk, decided on the configuration in force at that instant.
 *
 * @throws UnavailableError when the engine fails, the database cannot be reached or too much waits; never answers ALLOW instead.
 * @throws UnauthenticatedError, ForbiddenError when the key was revoked or lost its scope meanwhile.
 * @throws ConflictError when the Idempotency-Key was used with another body.
 */
export async function decideAction(
  ctx: ActorContext,
  event: IngestEvent,
  idempotency: Idempotency | null = null,
): Promise<Decided> {
  requireAgent(ctx);
  return await databasePresence().wait((waiter) =>
    onceInFlight(ctx, idempotency, () => decideOnce(ctx, event, idempotency, waiter)),
  );
}

async function decideOnce(
  ctx: AgentContext,
  event: IngestEvent,
  idempotency: Idempotency | null,
  waiter: Waiter,
): Promise<Decided> {
  const turn = turns.enter(ctx.organizationId, () => bytesOf(event));
  if (turn) await turn;
  try {
    return await decideInTurn(ctx, event, idempotency, waiter);
  } finally {
    turns.leave(ctx.organizationId);
  }
}

async function decideInTurn(
  ctx: AgentContext,
  event: IngestEvent,
  idempotency: Idempotency | null,
  waiter: Waiter,
): Promise<Decided> {
  const prepared = await prepare(ctx, event, idempotency);
  let snapshot = await snapshotOf(ctx.organizationId);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const slot = prepared.sessionKey === null ? null : await sessionSlot(ctx.organizationId, prepared.sessionKey);
    const { row, stored, leafHash } = compute(ctx, prepared, snapshot, slot);
    const result = await commitDecision(row, waiter).catch((error: unknown) => {
      forget(ctx, prepared, slot);
      throw error;
    });
    if (result.status === "committed") {
      hintLogGrew(ctx.organizationId);
      return { answer: answerAt(stored, { index: result.index, leafHash }), isReplayed: false };
    }
    forget(ctx, prepared, slot);
    if (result.status === "duplicate" && idempotency)
      return { answer: await replay(ctx.organizationId, ctx.actor.id, idempotency), isReplayed: true };
    if (result.status === "limit") await refreshSpent(ctx.organizationId, row.charges);
    else snapshot = await catchUp(ctx, snapshot, result);
  }
  throw new UnavailableError("The rules kept changing while this action was decided.", 1);
}

/** The session's memory ran ahead of what is on disk. */
function forget({ organizationId }: AgentContext, { sessionKey }: PreparedAction, slot: SessionSlot | null): void {
  if (slot && sessionKey !== null) forgetSession(organizationId, sessionKey, slot);
}

/** Brings memory up to what the commit said is newer. */
async function catchUp(
  ctx: AgentContext,
  snapshot: OrganizationSnapshot,
  { status }: CommitResult,
): Promise<OrganizationSnapshot> {
  if (status === "stale_session") return snapshot;
  if (status === "wrong_time")
    throw new UnavailableError("The decision came too late, or this node's clock is wrong. Nothing was recorded.", 1);
  await reauthenticateKey(ctx.organizationId, ctx.actor.id, "actions:ingest"); // throws when the key is what changed
  return await refreshSnapshot(ctx.organizationId, snapshot.snapshot.epoch);
}
