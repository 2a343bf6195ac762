import { entryOf, hintLogGrew } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { reauthenticateKey } from "@/server/auth/authenticate";
import { databasePresence } from "@/server/db/client";
import type { Waiter } from "@/server/db/presence";
import { OverloadedError, UnavailableError } from "@/server/errors";
import { uuidOf } from "@/server/ids";
import { actionOf } from "../action";
import { type AgentContext, requireAgent } from "../agent-context";
import { commitReceived } from "../commit";
import { type PreparedAction, prepare } from "../compute";
import type { Decided } from "../decided";
import { type Idempotency, replay } from "../idempotency";
import { onceInFlight } from "../in-flight";
import { bytesOf, type IngestEvent } from "../schemas";
import { TURNS, Turns } from "../turns";
import { wakeDrain } from "./drain";
import { queuedAnswer } from "./queued-answer";
import { BACKLOG_MAX } from "./receive-row";
import { shardOf } from "./shards";

/** A room of their own: who does not wait for a decision must not stand in the way of who does. */
const turns = new Turns(TURNS);

/**
 * Takes an action in without deciding it: sealed payload, place in the queue and the entry `action.received` together. Resolves
 * only when they are on disk; from then on the action is decided exactly once, whatever crashes, and behind what its session has waiting.
 *
 * @throws UnavailableError when the database cannot be reached, this node has too much in hand or the organization too much waiting.
 * @throws UnauthenticatedError, ForbiddenError when the key was revoked or lost its scope meanwhile.
 * @throws ConflictError when the Idempotency-Key was used with another body.
 */
export async function receiveAction(
  ctx: ActorContext,
  event: IngestEvent,
  idempotency: Idempotency | null = null,
): Promise<Decided> {
  requireAgent(ctx);
  return await databasePresence().wait((waiter) =>
    onceInFlight(ctx, idempotency, () =>
      turns.take(
        ctx.organizationId,
        () => bytesOf(event),
        () => receiveInTurn(ctx, event, idempotency, waiter),
      ),
    ),
  );
}

async function receiveInTurn(
  ctx: AgentContext,
  event: IngestEvent,
  idempotency: Idempotency | null,
  waiter: Waiter,
): Promise<Decided> {
  const prepared = await prepare(ctx, event, idempotency);
  const { traceId, digest } = prepared;
  const at = new Date();
  const entry = entryOf(
    { type: "action.received", traceId, data: receivedData(prepared) },
    ctx.organizationId,
    ctx.actor,
    at,
  );
  const row = {
    organization: uuidOf("org", ctx.organizationId),
    apiKey: uuidOf("key", ctx.actor.id),
    trace: uuidOf("trc", traceId),
    at,
    shard: shardOf(ctx.organizationId, prepared.sessionKey ?? traceId),
    agentId: event.agentId,
    actionType: event.actionType,
    record: prepared.record,
    idempotency,
    entry,
  };
  const result = await commitReceived(row, waiter);
  switch (result.status) {
    case "committed": {
      hintLogGrew(ctx.organizationId);
      wakeDrain();
      const processingTimeMs = Math.round((performance.now() - prepared.began) * 1_000) / 1_000;
      const audit = { index: result.index, leafHash: entry.leafHash.toString("hex") };
      return { answer: queuedAnswer({ traceId, digest, processingTimeMs, audit }), isReplayed: false };
    }
    case "duplicate":
      if (idempotency) return { answer: await replay(ctx.organizationId, ctx.actor.id, idempotency), isReplayed: true };
      throw new Error("receive_actions found a duplicate of what has no Idempotency-Key");
    case "backlog_full":
      throw new OverloadedError(
        "backlog",
        `The organization has ${BACKLOG_MAX.toLocaleString("en-US")} actions waiting.`,
        5,
      );
    case "wrong_time":
      throw new UnavailableError("The action came too late, or this node's clock is wrong. Nothing was recorded.", 1);
    default:
      await reauthenticateKey(ctx.organizationId, ctx.actor.id, "actions:ingest"); // throws when the key is what changed
      throw new UnavailableError("The action could not be taken in. Nothing was recorded.", 1, {
        detail: result.status,
      });
  }
}

/** What the log says of an action before it is decided: enough to check what is decided later, no content. */
function receivedData({ event, digest, payloadHash, contextHash }: PreparedAction) {
  const { source } = actionOf(event, digest);
  return { agentId: event.agentId, actionType: event.actionType, digest, payloadHash, contextHash, source };
}
