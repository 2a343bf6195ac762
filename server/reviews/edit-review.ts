import type { ActorContext } from "@/server/auth/actor";
import { permissionsOfScopes } from "@/server/auth/permissions";
import { referenceOf } from "@/server/crypto/reference";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { Lines } from "@/server/db/lines";
import {
  type DecisionAnswer,
  decideAction,
  decidedAnswer,
  type Idempotency,
  IngestEventSchema,
  idempotencyOf,
  openRecords,
} from "@/server/decisions";
import {
  AppError,
  ConflictError,
  ForbiddenError,
  UnauthenticatedError,
  UnavailableError,
  ValidationError,
} from "@/server/errors";
import { type ApiKeyId, idOf, newId, type ReviewTaskId, type TraceId, type UserId, uuidOf } from "@/server/ids";
import { stepOf } from "./annotate";
import { earlierEdit } from "./earlier-edit";
import { type Edit, type Editor, editorOf, type Redecided } from "./edit";
import { type LockedTask, lockTask } from "./locked-task";
import { type SealedNote, sealNote, storeNote } from "./note";
import { endOvertaken, endOvertakenOf } from "./overtaken";
import { personOf, readReviewer } from "./reviewer";
import { traceOfTask } from "./store";
import { editTest } from "./test-tasks/answer";

type IngestEvent = Parameters<typeof decideAction>[1];

/**
 * Replaces a paused action by an edited one, which is decided from the start, under the agent's key, as an action of its own; the task of
 * the first ends as rejected and names it. Rules that ask for a review ask for one of the edited action, in which whoever edited counts as one
 * who made it (ADR 0017). A retry with its Idempotency-Key goes on where the first attempt stopped, and is answered as it was.
 * @throws NotFoundError; ForbiddenError; ConflictError when the task is decided, its time is over, the action is another than was seen or
 * erased, or its agent's key is not valid any more; UnavailableError: whether it was edited is found out by trying again with the same key.
 */
export async function editReview(
  ctx: ActorContext,
  id: ReviewTaskId,
  edit: Edit,
  idempotency: Idempotency | null,
): Promise<Redecided> {
  const original = await traceOfTask(ctx.organizationId, id);
  if (original === null) return await editTest(ctx, id, edit, idempotency);
  const note = await sealNote(ctx.organizationId, original, edit.rationale);
  // Ten who edit one task at once would have ten actions decided, of which one counts.
  return await lines.inLine(`${ctx.organizationId}/${id}`, async () => {
    const { replacement, open } = await begin(ctx, id, edit, idempotency);
    const answer = await decidedOnce(ctx, id, replacement, open && { ...open, payload: edit.payload });
    if (open === null) return { answer, isReplayed: true };
    try {
      return { answer, isReplayed: !(await end(ctx, id, { edit, idempotency, replacement, answer, note })) };
    } catch (error) {
      if (error instanceof ConflictError) await endOvertakenOf(ctx, id);
      throw error;
    }
  });
}

const lines = new Lines();

interface Begun {
  readonly replacement: TraceId;
  /** What the edited action is decided from; null when this edit has ended the task already. */
  readonly open: { readonly task: LockedTask; readonly key: ApiKeyId } | null;
}

/** Puts down who edits, before there is anything they could approve. */
async function begin(ctx: ActorContext, id: ReviewTaskId, edit: Edit, idempotency: Idempotency | null): Promise<Begun> {
  const person = personOf(ctx.actor);
  return await inOrganization(ctx, async (unit) => {
    const task = await lockTask(unit, id);
    const earlier = await earlierEdit(unit, task, person, idempotency);
    if (earlier?.isDone) return { replacement: earlier.replacement, open: null };
    const { userId } = await requireEditable(unit, ctx, task, edit);
    const replacement = earlier?.replacement ?? newId("trc");
    await unit.tx.reviewTask.updateMany({
      where: { organizationId: unit.organization, id: uuidOf("tsk", id) },
      data: {
        replacedBy: uuidOf("trc", replacement),
        editedBy: uuidOf("usr", userId),
        editKeyHash: idempotency === null ? null : new Uint8Array(idempotency.keyHash),
        editBodyHash: idempotency === null ? null : new Uint8Array(idempotency.bodyHash),
      },
    });
    if (earlier === null) await noteEditor(unit, task, replacement, userId);
    await endOvertaken(unit, id);
    return { replacement, open: { task, key: await keyOf(unit, task) } };
  });
}

/** For good: another edit takes this one's place in the task, and its action keeps whoever wrote it. */
async function noteEditor({ tx, organization }: Unit, { id }: LockedTask, replacement: TraceId, editor: UserId) {
  const [taskId, replacementId] = [uuidOf("tsk", id), uuidOf("trc", replacement)];
  await tx.reviewEdit.create({
    data: { organizationId: organization, taskId, replacementId, userId: uuidOf("usr", editor) },
  });
}

/** Ends the task, and says so in the log. False when another attempt of the same edit has done it. */
async function end(
  ctx: ActorContext,
  id: ReviewTaskId,
  of: {
    readonly edit: Edit;
    readonly idempotency: Idempotency | null;
    readonly replacement: TraceId;
    readonly answer: DecisionAnswer;
    readonly note: SealedNote;
  },
): Promise<boolean> {
  const { edit, idempotency, replacement, answer, note } = of;
  return await inOrganization(ctx, async (unit) => {
    const task = await lockTask(unit, id);
    if ((await earlierEdit(unit, task, personOf(ctx.actor), idempotency))?.isDone) return false;
    const { userId, absent } = await requireEditable(unit, ctx, task, edit);
    const ended = await unit.tx.$executeRaw`update mastguard.review_task set status = 'REJECTED', resolved_at = now()
      where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", id)}::uuid and replaced_by = ${uuidOf("trc", replacement)}::uuid`;
    if (ended === 0) throw new ConflictError("Somebody else has just edited this action. Look at it again.");
    unit.append({
      type: "review.edited",
      traceId: task.traceId,
      data: {
        ...stepOf(task),
        decision: "BLOCK",
        outcome: "REJECTED",
        reviewerId: userId,
        ...(absent === null ? {} : { onBehalfOf: absent }),
        actionRef: referenceOf(unit.organizationId)(task.actionDigest),
        replacedBy: replacement,
        replacementRef: referenceOf(unit.organizationId)(answer.actionDigest),
        redecision: answer.decision,
        ...(await storeNote(unit, task.traceId, note)),
      },
    });
    return true;
  });
}

/** How the edited action is decided, or was when an earlier attempt came so far. */
async function decidedOnce(
  ctx: ActorContext,
  id: ReviewTaskId,
  replacement: TraceId,
  open: (NonNullable<Begun["open"]> & Pick<Edit, "payload">) | null,
): Promise<DecisionAnswer> {
  const earlier = await decidedAnswer(ctx.organizationId, replacement);
  if (earlier !== null) return earlier;
  if (open === null) throw new UnavailableError("The edited action is not there. An operator has to look at it.", 60);
  try {
    return await decideAgain(ctx, open.key, await eventOf(ctx, open), replacement);
  } catch (error) {
    // Where nobody knows whether it was decided, the next attempt finds out by its id.
    if (error instanceof AppError && !(error instanceof UnavailableError)) await giveUp(ctx, id, replacement);
    throw error instanceof UnauthenticatedError || error instanceof ForbiddenError
      ? new ConflictError("The agent's key is not valid any more: nothing can be decided for it.", { cause: error })
      : error;
  }
}

/** The edited event, made from what the agent sent. */
async function eventOf(
  { organizationId }: ActorContext,
  { task, payload }: { readonly task: LockedTask; readonly payload: Edit["payload"] },
): Promise<IngestEvent> {
  const record = (await openRecords(organizationId, [task.traceId])).get(task.traceId);
  if (record === undefined) throw new ConflictError("The content of this action was erased: it cannot be edited.");
  const context = { ...Object(record.context), parentTraceId: task.traceId };
  const { agentId, actionType } = task;
  const parsed = IngestEventSchema.safeParse({ agentId, actionType, payload, context });
  if (!parsed.success) throw new ValidationError([{ path: "payload", message: "must be an object" }]);
  return parsed.data;
}

/** As the agent that proposed the first: its key must still be valid. */
async function decideAgain(
  { organizationId, requestId }: ActorContext,
  id: ApiKeyId,
  event: IngestEvent,
  replacement: TraceId,
): Promise<DecisionAnswer> {
  const agent = {
    organizationId,
    actor: { type: "api_key", id, userId: null },
    permissions: permissionsOfScopes(["ingest"], false),
    requestId,
  } as const;
  // Nobody can guess the id, so no agent's own key is the same.
  const once = idempotencyOf(`edit ${replacement}`, event);
  return (await decideAction(agent, event, once, replacement)).answer;
}

/** The task goes on as if nobody had edited it. */
async function giveUp(ctx: ActorContext, id: ReviewTaskId, replacement: TraceId): Promise<void> {
  await inOrganization(ctx, async ({ tx, organization }) => {
    await tx.$executeRaw`update mastguard.review_task set replaced_by = null, edited_by = null,
        edit_key_hash = null, edit_body_hash = null where organization_id = ${organization}::uuid
      and id = ${uuidOf("tsk", id)}::uuid and replaced_by = ${uuidOf("trc", replacement)}::uuid and status in ('PENDING', 'PARTIALLY_APPROVED')`;
  });
}

/** Whoever may reject a task may replace it; approving is for those whom the edited action's own review asks. */
async function requireEditable(
  unit: Unit,
  { actor }: ActorContext,
  task: LockedTask,
  { expectedDigest }: Edit,
): Promise<Editor> {
  const reviewer = await readReviewer(unit, actor);
  return editorOf(task, reviewer, expectedDigest);
}

async function keyOf({ tx, organization }: Unit, { traceId }: LockedTask): Promise<ApiKeyId> {
  const action = await tx.action.findFirst({
    where: { organizationId: organization, id: uuidOf("trc", traceId) },
    select: { apiKeyId: true },
  });
  if (!action?.apiKeyId) throw new ConflictError("The action names no key it could be decided for again.");
  return idOf("key", action.apiKeyId);
}
