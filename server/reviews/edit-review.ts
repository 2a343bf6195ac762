import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfScopes } from "@/server/auth/permissions";
import { referenceOf } from "@/server/crypto/reference";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { type DecisionAnswer, decideAction, IngestEventSchema, openRecords } from "@/server/decisions";
import { ConflictError, ForbiddenError, NotFoundError, UnauthenticatedError, ValidationError } from "@/server/errors";
import { type ApiKeyId, idOf, newId, type ReviewTaskId, type TraceId, type UserId, uuidOf } from "@/server/ids";
import { stepOf } from "./annotate";
import { refusalOf } from "./authority";
import { type LockedTask, lockTask } from "./locked-task";
import { sealNote, storeNote } from "./note";
import { readReviewer } from "./reviewer";
import { traceOfTask } from "./store";

/** What a person would rather have done. */
export interface Edit {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Parsed by `Rationale`. */
  readonly rationale: string;
  /** The digest of what the person saw; another one is refused. */
  readonly expectedDigest: string | null;
}

/**
 * Replaces a paused action by an edited one, which is decided from the start, under the agent's key, as an action of its own; the task of
 * the first ends as rejected and names it. Rules that ask for a review ask for one of the edited action, in which whoever edited counts as one
 * who made it (ADR 0017).
 * @throws NotFoundError; ForbiddenError; ConflictError when the task is decided, its time is over, the action is another than was seen or
 * erased, or its agent's key is not valid any more; UnavailableError: nothing has changed then.
 */
export async function editReview(ctx: ActorContext, id: ReviewTaskId, edit: Edit): Promise<DecisionAnswer> {
  const original = await traceOfTask(ctx.organizationId, id);
  if (original === null) throw new NotFoundError();
  const replacement = newId("trc");
  const { event, key } = await begin(ctx, id, edit, replacement);
  const answer = await decideAgain(ctx, key, event, replacement).catch(async (error: unknown) => {
    await giveUp(ctx, id, replacement);
    throw error instanceof UnauthenticatedError || error instanceof ForbiddenError
      ? new ConflictError("The agent's key is not valid any more: nothing can be decided for it.", { cause: error })
      : error;
  });
  const note = await sealNote(ctx.organizationId, original, edit.rationale);
  await inOrganization(ctx, async (unit) => {
    const task = await lockTask(unit, id);
    const userId = await requireEditable(unit, ctx, task, edit);
    const ended = await unit.tx.$executeRaw`update mastguard.review_task set status = 'REJECTED', resolved_at = now()
      where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", id)}::uuid and replaced_by = ${uuidOf("trc", replacement)}::uuid`;
    if (ended === 0) throw new ConflictError("Somebody else has just edited this action. Look at it again.");
    unit.append({
      type: "review.edited",
      traceId: original,
      data: {
        ...stepOf(task),
        decision: "BLOCK",
        outcome: "REJECTED",
        reviewerId: userId,
        actionRef: referenceOf(unit.organizationId)(task.actionDigest),
        replacedBy: replacement,
        replacementRef: referenceOf(unit.organizationId)(answer.actionDigest),
        redecision: answer.decision,
        ...(await storeNote(unit, original, note)),
      },
    });
  });
  return answer;
}

/** Puts down who edits, before there is anything they could approve, and makes the edited event from what the agent sent. */
async function begin(ctx: ActorContext, id: ReviewTaskId, edit: Edit, replacement: TraceId) {
  const { key, task } = await inOrganization(ctx, async (unit) => {
    const task = await lockTask(unit, id);
    const userId = await requireEditable(unit, ctx, task, edit);
    await unit.tx
      .$executeRaw`update mastguard.review_task set replaced_by = ${uuidOf("trc", replacement)}::uuid, edited_by = ${uuidOf("usr", userId)}::uuid
      where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", id)}::uuid`;
    return { task, key: await keyOf(unit, task) };
  });
  const record = (await openRecords(ctx.organizationId, [task.traceId])).get(task.traceId);
  if (record === undefined) throw new ConflictError("The content of this action was erased: it cannot be edited.");
  const context = { ...Object(record.context), parentTraceId: task.traceId };
  const parsed = IngestEventSchema.safeParse({
    agentId: task.agentId,
    actionType: task.actionType,
    payload: edit.payload,
    context,
  });
  if (!parsed.success) throw new ValidationError([{ path: "payload", message: "must be an object" }]);
  return { event: parsed.data, key };
}

/** As the agent that proposed the first: its key must still be valid. */
async function decideAgain(
  { organizationId, requestId }: ActorContext,
  id: ApiKeyId,
  event: Parameters<typeof decideAction>[1],
  replacement: TraceId,
): Promise<DecisionAnswer> {
  const agent = {
    organizationId,
    actor: { type: "api_key", id, userId: null },
    permissions: permissionsOfScopes(["ingest"], false),
    requestId,
  } as const;
  return (await decideAction(agent, event, null, replacement)).answer;
}

/** The task goes on as if nobody had edited it. */
async function giveUp(ctx: ActorContext, id: ReviewTaskId, replacement: TraceId): Promise<void> {
  await inOrganization(ctx, async ({ tx, organization }) => {
    await tx.$executeRaw`update mastguard.review_task set replaced_by = null, edited_by = null where organization_id = ${organization}::uuid
      and id = ${uuidOf("tsk", id)}::uuid and replaced_by = ${uuidOf("trc", replacement)}::uuid and status in ('PENDING', 'PARTIALLY_APPROVED')`;
  });
}

/** Whoever may reject a task may replace it; approving is for those whom the edited action's own review asks. */
async function requireEditable(
  unit: Unit,
  { actor }: ActorContext,
  task: LockedTask,
  { expectedDigest }: Edit,
): Promise<UserId> {
  const reviewer = await readReviewer(unit, actor);
  const refusal = refusalOf(task, reviewer, "REJECT", task.now);
  if (refusal !== null) throw new ForbiddenError(refusal);
  if ((task.status !== "PENDING" && task.status !== "PARTIALLY_APPROVED") || task.isOverdue)
    throw new ConflictError("This review is over: the action cannot be edited any more.");
  if (expectedDigest !== null && expectedDigest !== task.actionDigest)
    throw new ConflictError("The action is not the one you saw: its digest is another. Look at it again.");
  return reviewer.userId;
}

async function keyOf({ tx, organization }: Unit, { traceId }: LockedTask): Promise<ApiKeyId> {
  const action = await tx.action.findFirst({
    where: { organizationId: organization, id: uuidOf("trc", traceId) },
    select: { apiKeyId: true },
  });
  if (!action?.apiKeyId) throw new ConflictError("The action names no key it could be decided for again.");
  return idOf("key", action.apiKeyId);
}
