import { decide, type Reason, type ReasonCode } from "@mastguard/engine";
import { canonicalize } from "@mastguard/ledger";
import { entryOf } from "@/server/audit";
import { referenceOf } from "@/server/crypto/reference";
import { UnavailableError } from "@/server/errors";
import { newId, type TraceId, uuidOf } from "@/server/ids";
import { failingCanaries } from "@/server/self-test";
import { actionDigestOf, actionOf, sessionKeyOf } from "./action";
import type { ActingAgent } from "./agent-context";
import { answerHashOf, answerOf, type StoredAnswer, storedText } from "./answer";
import type { CommitRow } from "./commit-row";
import { decisionData } from "./decision-entry";
import type { Idempotency } from "./idempotency";
import { newSalt, type SealedRecord, saltedHash, sealAction } from "./records";
import { openReview } from "./review";
import type { IngestEvent } from "./schemas";
import type { SessionSlot } from "./session-memory";
import { sessionText } from "./session-text";
import type { OrganizationSnapshot } from "./snapshot";
import { spentOf } from "./spent";

/** What does not depend on the configuration: computed once, however often the decision is. */
export interface PreparedAction {
  readonly began: number;
  readonly traceId: TraceId;
  readonly event: IngestEvent;
  readonly idempotency: Idempotency | null;
  readonly sessionKey: string | null;
  readonly digest: string;
  readonly payloadHash: string;
  readonly contextHash: string;
  readonly payloadBytes: number;
  /** Null for a queued action: its record was stored when it was received. */
  readonly record: SealedRecord | null;
  /** Why it is blocked whatever the rules say; null for what is decided by them. */
  readonly refusal: Reason | null;
  /** A keyed reference of this organization: equal for equal text, and nothing more. */
  readonly reference: (text: string) => string;
}

/** Hashes and seals what the agent sent. */
export async function prepare(
  { organizationId }: ActingAgent,
  event: IngestEvent,
  idempotency: Idempotency | null,
  traceId: TraceId = newId("trc"),
): Promise<PreparedAction & { readonly record: SealedRecord }> {
  const began = performance.now();
  const payload = canonicalize(event.payload);
  const context = canonicalize(event.context ?? {});
  const salt = newSalt();
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
    record: await sealAction(organizationId, traceId, { salt, payload, context }),
    refusal: null,
    reference: referenceOf(organizationId),
  };
}

/** The refusal of an action whose key was revoked while it was queued: the one decision that needs no valid key. */
export const KEY_REVOKED = "key_revoked" satisfies ReasonCode;

/** A decision that is ready to be committed. */
export interface ComputedDecision {
  readonly row: CommitRow;
  readonly stored: StoredAnswer;
  /** Of the decision's entry, hex. */
  readonly leafHash: string;
}

/**
 * Decides and writes the row. Synchronous, so that decisions of one session are computed one after another: it takes the
 * slot's version and state and leaves the next.
 * @throws UnavailableError when a stage of the engine failed.
 */
export function compute(
  ctx: ActingAgent,
  prepared: PreparedAction,
  { snapshot, contentHashes }: OrganizationSnapshot,
  slot: SessionSlot | null,
): ComputedDecision {
  const { event, traceId, reference, refusal } = prepared;
  const at = new Date();
  const action = actionOf(event, prepared.digest);
  const began = performance.now();
  const circumstances = { failingCanaries: failingCanaries().length, refusal, spent: spentOf(ctx.organizationId) };
  const { decision, session, charges } = decide(action, snapshot, slot?.state ?? null, at, circumstances);
  const latencyUs = Math.round((performance.now() - began) * 1_000);
  if (decision.failedStage !== null) {
    throw new UnavailableError("The decision could not be computed. The action is not allowed.", 1, {
      detail: `engine stage ${decision.failedStage} failed`,
    });
  }
  const review =
    decision.verdict === "HITL"
      ? openReview({ organizationId: ctx.organizationId, traceId, event, decision, at })
      : null;
  const stored = answerOf({
    traceId,
    decision,
    mode: prepared.record === null ? "async" : "sync",
    processingTimeMs: Math.round((performance.now() - prepared.began) * 1_000) / 1_000,
    taskId: review?.taskId ?? null,
    expiresAt: review?.expiresAt ?? null,
    digest: prepared.digest,
    payloadBytes: prepared.payloadBytes,
  });
  const answer = storedText(stored);
  const data = decisionData({
    ...prepared,
    decision,
    snapshot,
    contentHashes,
    source: action.source,
    isQueued: prepared.record === null,
    latencyUs,
    charges,
    answerHash: answerHashOf(answer),
  });
  const decided = entryOf({ type: "action.decided", traceId, data }, ctx.organizationId, ctx.actor, at);
  const context = event.context ?? {};
  const row: CommitRow = {
    organization: uuidOf("org", ctx.organizationId),
    epoch: snapshot.epoch,
    apiKey: refusal?.code === KEY_REVOKED ? null : uuidOf("key", ctx.actor.id),
    trace: uuidOf("trc", traceId),
    at,
    source: action.source,
    agentId: event.agentId,
    actionType: event.actionType,
    tool: action.tool,
    resource: action.resource,
    environment: action.environment,
    runId: context.runId ?? null,
    sessionId: context.sessionId ?? null,
    session:
      slot && session && prepared.sessionKey !== null
        ? { key: prepared.sessionKey, base: slot.version, state: sessionText(session) }
        : null,
    externalTraceId: context.externalTraceId ?? null,
    parentTraceId: context.parentTraceId ?? null,
    subjectRefs: (context.subjectIds ?? []).map(reference),
    digest: prepared.digest,
    decision: decision.verdict,
    riskScore: decision.riskScore,
    riskCategory: decision.riskCategory,
    failed: decision.verdict === "BLOCK" || decision.mastFailures.length > 0,
    answer,
    record: prepared.record,
    idempotency: prepared.idempotency,
    task: review?.task ?? null,
    entries: review ? [decided, review.entry] : [decided],
    charges,
    policies: decision.policiesEvaluated.flatMap(({ id, outcome }) =>
      outcome === "not_matched" ? [] : [{ policy: uuidOf("pol", id), outcome }],
    ),
  };
  if (slot && session) {
    slot.version += 1;
    slot.state = session;
  }
  return { row, stored, leafHash: decided.leafHash.toString("hex") };
}
