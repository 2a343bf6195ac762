import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { referenceOf } from "@/server/crypto/reference";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { Lines } from "@/server/db/lines";
import { holdAction, type Idempotency } from "@/server/decisions";
import { ConflictError, ForbiddenError } from "@/server/errors";
import { idOf, type ReviewTaskId, type UserId, uuidOf } from "@/server/ids";
import { onBehalfOf, refusalOf } from "./authority";
import { type LockedTask, lockTask } from "./locked-task";
import { type NoteData, type SealedNote, sealNote, storeNote } from "./note";
import { endOvertaken } from "./overtaken";
import { requireAttention } from "./quality/require-attention";
import { personOf, readReviewer } from "./reviewer";
import { traceOfTask } from "./store";
import { NO_APPROVAL, transition } from "./task-state";
import { answerTest } from "./test-tasks/answer";
import { type CastVote, closed, requireAnswerable, type Vote, type VoteDecision } from "./vote";

/**
 * Approves or rejects: vote, rationale, state and entry in one transaction, once. A retry with its Idempotency-Key is answered as the
 * first time, and nothing happens again.
 * @throws NotFoundError; ForbiddenError when this person may not; ConflictError when the task is decided, its time is over, they approved it
 * already, or the action is not the one they saw.
 * @param alsoHolds throws where something else stands against a new answer; what it writes is written with it, or not at all.
 */
export async function answerReview(
  ctx: ActorContext,
  id: ReviewTaskId,
  vote: Vote,
  idempotency: Idempotency | null,
  alsoHolds: (unit: Unit, task: LockedTask) => Promise<void> = async () => {},
): Promise<CastVote> {
  const person = personOf(ctx.actor);
  const traceId = await traceOfTask(ctx.organizationId, id);
  if (traceId === null) return await answerTest(ctx, id, vote, idempotency);
  const note = await sealNote(ctx.organizationId, traceId, vote.rationale);
  return await lines.inLine(`${ctx.organizationId}/${id}`, () =>
    inOrganization(ctx, async (unit) => {
      const task = await lockTask(unit, id);
      const earlier = await earlierVote(unit, task, { person, decision: vote.decision, idempotency });
      if (earlier !== null) return earlier;
      await alsoHolds(unit, task);
      return await cast(unit, ctx, task, vote, { note, idempotency });
    }),
  );
}

/** Fifty who answer one task at once would hold fifty connections while one of them is heard. */
const lines = new Lines();

async function cast(
  unit: Unit,
  { actor }: ActorContext,
  task: LockedTask,
  { decision, expectedDigest }: Vote,
  { note, idempotency }: { note: SealedNote; idempotency: Idempotency | null },
): Promise<CastVote> {
  const reviewer = await readReviewer(unit, actor);
  const { userId } = reviewer;
  const absent = onBehalfOf(task, reviewer);
  const approval = { kind: "approve", by: userId, onBehalfOf: absent } as const;
  const next = transition(task, decision === "APPROVE" ? approval : { kind: "reject" });
  // Who may not decide learns nothing of the task's state.
  const refusal = refusalOf(task, reviewer, decision, task.now);
  if (refusal !== null) throw new ForbiddenError(refusal);
  if (!next.ok) throw new ConflictError(next.reason === "closed" ? closed(task) : NO_APPROVAL[next.reason]);
  requireAnswerable(task, expectedDigest);
  // An erased action cannot have been seen; its rejection needs no reading.
  if (!(await holdAction(unit, task.traceId)) && decision === "APPROVE")
    throw new ConflictError("The content of this action was erased: it can be rejected, not approved.");
  await requireAttention(unit, userId, decision);
  const outcome = Outcome.parse(next.state.status);
  const stored = await storeNote(unit, task.traceId, note);
  const isFinal = outcome !== "PARTIALLY_APPROVED";
  await unit.tx
    .$executeRaw`update mastguard.review_task set status = ${outcome}, resolved_at = case when ${isFinal} then now() end
    where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", task.id)}::uuid`;
  await unit.tx.reviewVote.create({
    data: {
      organizationId: unit.organization,
      taskId: uuidOf("tsk", task.id),
      userId: uuidOf("usr", userId),
      decision,
      outcome,
      recordId: stored.noteId,
      decidedAt: task.now,
      keyHash: idempotency === null ? null : new Uint8Array(idempotency.keyHash),
      bodyHash: idempotency === null ? null : new Uint8Array(idempotency.bodyHash),
      method: actor.type === "user" ? actor.method : null,
      onBehalfOf: absent === null ? null : uuidOf("usr", absent),
    },
  });
  if (isFinal) await endOvertaken(unit, task.id);
  const openMs = await openedFor(unit, task, userId);
  append(unit, task, { decision, outcome, userId, absent, openMs, stored, approvals: next.state.approvals.length });
  return {
    outcome,
    reviewerId: userId,
    onBehalfOf: absent,
    noteId: stored.noteId,
    decidedAt: task.now,
    isReplayed: false,
  };
}

function append(
  unit: Unit,
  task: LockedTask,
  of: {
    readonly decision: VoteDecision;
    readonly outcome: CastVote["outcome"];
    readonly userId: UserId;
    readonly absent: UserId | null;
    readonly openMs: number | null;
    readonly stored: NoteData;
    readonly approvals: number;
  },
): void {
  unit.append({
    type: of.decision === "APPROVE" ? "review.approved" : "review.rejected",
    traceId: task.traceId,
    data: {
      taskId: task.id,
      agentId: task.agentId,
      actionType: task.actionType,
      decision: VERDICT[of.outcome],
      riskScore: task.riskScore,
      riskCategory: task.riskCategory,
      outcome: of.outcome,
      reviewerId: of.userId,
      ...(of.absent === null ? {} : { onBehalfOf: of.absent }),
      approvals: of.approvals,
      requiredApprovals: task.required,
      policyVersionId: task.policyVersionId,
      actionRef: referenceOf(unit.organizationId)(task.actionDigest),
      openMs: of.openMs,
      ...of.stored,
    },
  });
}

/** What the action's decision has become. */
const VERDICT = { PARTIALLY_APPROVED: "HITL", APPROVED: "ALLOW", REJECTED: "BLOCK" } as const;
const Outcome = z.enum(["PARTIALLY_APPROVED", "APPROVED", "REJECTED"]);

/** What this person answered with the same Idempotency-Key before. */
async function earlierVote(
  { tx, organization }: Unit,
  task: LockedTask,
  { person, decision, idempotency }: { person: UserId; decision: VoteDecision; idempotency: Idempotency | null },
): Promise<CastVote | null> {
  if (idempotency === null) return null;
  const vote = await tx.reviewVote.findFirst({
    where: {
      organizationId: organization,
      taskId: uuidOf("tsk", task.id),
      userId: uuidOf("usr", person),
      keyHash: new Uint8Array(idempotency.keyHash),
    },
  });
  if (vote === null) return null;
  if (vote.decision !== decision || vote.bodyHash === null || !idempotency.bodyHash.equals(vote.bodyHash))
    throw new ConflictError("This Idempotency-Key was used with another answer to this review. Use a new key.");
  const outcome = Outcome.parse(vote.outcome);
  const absent = vote.onBehalfOf === null ? null : idOf("usr", vote.onBehalfOf);
  const { recordId: noteId, decidedAt } = vote;
  return { outcome, reviewerId: person, onBehalfOf: absent, noteId, decidedAt, isReplayed: true };
}

/** Milliseconds since this person first opened the task; null when they never did (an answer by API). */
async function openedFor({ tx, organization }: Unit, { id, now }: LockedTask, userId: UserId): Promise<number | null> {
  const view = await tx.reviewView.findFirst({
    where: { organizationId: organization, taskId: uuidOf("tsk", id), userId: uuidOf("usr", userId) },
  });
  return view === null ? null : Math.max(0, now.getTime() - view.viewedAt.getTime());
}
