import { createHmac } from "node:crypto";
import { decide } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import { entryOf, hintLogGrew } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { reauthenticateKey } from "@/server/auth/authenticate";
import { keyFor } from "@/server/crypto/master-key";
import { ForbiddenError, UnavailableError } from "@/server/errors";
import { newId, type TraceId, uuidOf } from "@/server/ids";
import { actionDigestOf, actionOf, sessionKeyOf } from "./action";
import { answerAt, answerOf, type StoredAnswer, storedText } from "./answer";
import { type CommitResult, type CommitRow } from "./commit-row";
import { Committer } from "./committer";
import { decisionData } from "./decision-entry";
import { type Idempotency, idempotencyOf, replay } from "./idempotency";
import { newSalt, saltedHash, sealAction } from "./records";
import { openReview } from "./review";
import type { DecisionAnswer, IngestEvent } from "./schemas";
import { forgetSession, type SessionSlot, sessionSlot } from "./session-memory";
import { sessionText } from "./session-text";
import { type OrganizationSnapshot, refreshSnapshot, snapshotOf } from "./snapshot";

/** Computed afresh this often before the caller is told to come back; each time on newer state. */
const ATTEMPTS_MAX = 8;

let committer = new Committer();
const inFlight = new Map<string, Promise<unknown>>();

/** A decision that is on disk. */
export interface Decided {
  readonly answer: DecisionAnswer;
  /** True when an earlier request with the same Idempotency-Key caused it. */
  readonly isReplayed: boolean;
}

/**
 * Decides one action of an agent and commits the decision: state, sealed payload, counters and audit entry together.
 * Resolves only when they are on disk, decided on the configuration in force at that instant.
 *
 * @throws UnavailableError when the engine fails or the database cannot be reached; never answers ALLOW instead.
 * @throws UnauthenticatedError, ForbiddenError when the key was revoked or lost its scope meanwhile.
 * @throws ConflictError when the Idempotency-Key was used with another body.
 */
export async function decideAction(
  ctx: ActorContext,
  event: IngestEvent,
  idempotencyKey: string | null = null,
): Promise<Decided> {
  const idempotency = idempotencyOf(idempotencyKey, () => canonicalize(event));
  if (idempotency === null) return await decideOnce(ctx, event, null);
  // An in-flight twin waits for the first, then finds its decision.
  const name = `${ctx.actor.id}/${idempotency.keyHash.toString("base64")}`;
  while (inFlight.has(name)) await inFlight.get(name)?.catch(() => {}); // the first one's failure is the first one's to report
  const work = decideOnce(ctx, event, idempotency);
  inFlight.set(name, work);
  try {
    return await work;
  } finally {
    inFlight.delete(name);
  }
}

/** Waits for what is on its way to disk. */
export async function closeDecisions(): Promise<void> {
  await committer.close();
  committer = new Committer();
}

async function decideOnce(ctx: ActorContext, event: IngestEvent, idempotency: Idempotency | null): Promise<Decided> {
  if (ctx.actor.type !== "api_key") throw new ForbiddenError("Actions are ingested with an API key.");
  const prepared = await prepare(ctx, event, idempotency);
  let snapshot = await snapshotOf(ctx.organizationId);
  for (let attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
    const slot = prepared.sessionKey === null ? null : await sessionSlot(ctx.organizationId, prepared.sessionKey);
    const { row, stored } = compute(ctx, prepared, snapshot, slot);
    const result = await committer.commit(row).catch((error: unknown) => {
      if (slot && prepared.sessionKey !== null) forgetSession(ctx.organizationId, prepared.sessionKey, slot);
      throw error;
    });
    if (result.status === "committed") {
      hintLogGrew(ctx.organizationId);
      return { answer: answerAt(stored, result.index), isReplayed: false };
    }
    if (slot && prepared.sessionKey !== null) forgetSession(ctx.organizationId, prepared.sessionKey, slot);
    if (result.status === "duplicate" && idempotency)
      return { answer: await replay(ctx.organizationId, ctx.actor.id, idempotency), isReplayed: true };
    snapshot = await catchUp(ctx, snapshot, result);
  }
  throw new UnavailableError("The rules kept changing while this action was decided.", 1);
}

/** Brings memory up to what the commit said is newer. */
async function catchUp(
  ctx: ActorContext,
  snapshot: OrganizationSnapshot,
  { status }: CommitResult,
): Promise<OrganizationSnapshot> {
  if (status === "stale_session" || ctx.actor.type !== "api_key") return snapshot;
  await reauthenticateKey(ctx.organizationId, ctx.actor.id, "actions:ingest"); // throws when the key is what changed
  return await refreshSnapshot(ctx.organizationId, snapshot.snapshot.epoch);
}

type Prepared = Awaited<ReturnType<typeof prepare>>;

/** What does not depend on the configuration: computed once, however often the decision is. */
async function prepare(ctx: ActorContext, event: IngestEvent, idempotency: Idempotency | null) {
  const began = performance.now();
  const traceId: TraceId = newId("trc");
  const payload = canonicalize(event.payload);
  const context = canonicalize(event.context ?? {});
  const salt = newSalt();
  const reference = (text: string) =>
    createHmac("sha256", keyFor("subject-refs")).update(`${ctx.organizationId}/${text}`).digest("base64url");
  return {
    began,
    traceId,
    event,
    idempotency,
    sessionKey: sessionKeyOf(event),
    digest: actionDigestOf(event, payload),
    payloadHash: saltedHash(salt, payload),
    contextHash: saltedHash(salt, context),
    payloadBytes: Buffer.byteLength(payload),
    record: await sealAction(ctx.organizationId, traceId, { salt, payload, context }),
    reference,
    subjectRefs: (event.context?.subjectIds ?? []).map(reference),
  };
}

/** Decides and writes the row. Synchronous, so that decisions of one session are computed one after another. */
function compute(
  ctx: ActorContext,
  prepared: Prepared,
  { snapshot, contentHashes }: OrganizationSnapshot,
  slot: SessionSlot | null,
): { row: CommitRow; stored: StoredAnswer } {
  const { event, traceId } = prepared;
  const at = new Date();
  const action = actionOf(event);
  const began = performance.now();
  const { decision, session } = decide(action, snapshot, slot?.state ?? null, at);
  const latencyUs = Math.round((performance.now() - began) * 1_000);
  if (decision.failedStage !== null)
    throw new UnavailableError("The decision could not be computed. The action is not allowed.", 1, {
      detail: `engine stage ${decision.failedStage} failed`,
    });

  const data = decisionData({
    event,
    decision,
    snapshot,
    contentHashes,
    payloadHash: prepared.payloadHash,
    contextHash: prepared.contextHash,
    source: action.source,
    reference: prepared.reference,
    latencyUs,
  });
  const decided = entryOf({ type: "action.decided", traceId, data }, ctx.organizationId, ctx.actor, at);
  const review =
    decision.verdict === "HITL"
      ? openReview({ traceId, event, decision, at, organizationId: ctx.organizationId })
      : null;
  const stored = answerOf({
    traceId,
    decision,
    processingTimeMs: Math.round((performance.now() - prepared.began) * 1_000) / 1_000,
    taskId: review?.taskId ?? null,
    expiresAt: review?.task.dueAt ?? null,
    digest: prepared.digest,
    leafHash: decided.leafHash,
    payloadBytes: prepared.payloadBytes,
  });
  const row: CommitRow = {
    organization: uuidOf("org", ctx.organizationId),
    epoch: snapshot.epoch,
    apiKey: uuidOf("key", ctx.actor.id),
    trace: uuidOf("trc", traceId),
    at,
    source: action.source,
    agentId: event.agentId,
    actionType: event.actionType,
    tool: action.tool,
    resource: action.resource,
    environment: action.environment,
    runId: event.context?.runId ?? null,
    sessionId: event.context?.sessionId ?? null,
    session:
      slot && session && prepared.sessionKey !== null
        ? { key: prepared.sessionKey, base: slot.version, state: sessionText(session) }
        : null,
    externalTraceId: event.context?.externalTraceId ?? null,
    parentTraceId: event.context?.parentTraceId ?? null,
    subjectRefs: prepared.subjectRefs,
    digest: prepared.digest,
    decision: decision.verdict,
    riskScore: decision.riskScore,
    riskCategory: decision.riskCategory,
    failed: decision.verdict === "BLOCK" || decision.mastFailures.length > 0,
    answer: storedText(stored),
    record: prepared.record,
    idempotency: prepared.idempotency,
    task: review?.task ?? null,
    entries: review ? [decided, review.entry] : [decided],
    policies: decision.policiesEvaluated.flatMap(({ id, outcome }) =>
      outcome === "not_matched" ? [] : [{ policy: uuidOf("pol", id), outcome }],
    ),
  };
  if (slot && session) {
    slot.version += 1;
    slot.state = session;
  }
  return { row, stored };
}
