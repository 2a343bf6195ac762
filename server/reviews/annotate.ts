import type { ActorContext } from "@/server/auth/actor";
import { publicName } from "@/server/auth/principal";
import { inOrganization } from "@/server/db/in-organization";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { decider, requireAssignable } from "./assignable";
import { isApprover } from "./authority";
import { type LockedTask, lockTask } from "./locked-task";
import { sealNote, storeNote } from "./note";
import { readReviewer } from "./reviewer";
import { traceOfTask } from "./store";
import { assignTest, commentOnTest, viewTest } from "./test-tasks/annotate";

// Steps that decide nothing.

/** Adds a comment. It decides nothing, and may be added to a task that is decided. @throws NotFoundError, ForbiddenError. */
export async function commentOn(ctx: ActorContext, id: ReviewTaskId, text: string): Promise<void> {
  const traceId = await traceOfTask(ctx.organizationId, id);
  if (traceId === null) return await commentOnTest(ctx, id, text);
  const note = await sealNote(ctx.organizationId, traceId, text);
  await inOrganization(ctx, async (unit) => {
    const task = await lockTask(unit, id);
    const { userId } = await decider(unit, ctx);
    const stored = await storeNote(unit, traceId, note);
    unit.append({ type: "review.commented", traceId, data: { ...stepOf(task), reviewerId: userId, ...stored } });
  });
}

/**
 * Says who is expected to decide. It takes the right from nobody and gives it to nobody.
 * @param assignee a stored principal: a member or a group of this organization that may decide the task.
 * @throws NotFoundError, ForbiddenError, ConflictError when it is decided, ValidationError for somebody who may not.
 */
export async function assignTask(ctx: ActorContext, id: ReviewTaskId, assignee: string): Promise<void> {
  if ((await traceOfTask(ctx.organizationId, id)) === null) return await assignTest(ctx, id, assignee);
  await inOrganization(ctx, async (unit) => {
    const task = await lockTask(unit, id);
    const { userId } = await decider(unit, ctx);
    await requireAssignable(unit, task, assignee);
    await unit.tx.$executeRaw`update mastguard.review_task set assignee = ${assignee}
      where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", id)}::uuid`;
    const data = { ...stepOf(task), reviewerId: userId, assignee: publicName(assignee) };
    unit.append({ type: "review.assigned", traceId: task.traceId, data });
  });
}

/**
 * Says that this person has the task before them. The log has the first time, and only of somebody who may decide it while it waits; the
 * screens of others have each.
 */
export async function viewTask(ctx: ActorContext, id: ReviewTaskId): Promise<void> {
  const { actor } = ctx;
  if (actor.type !== "user") return;
  if ((await traceOfTask(ctx.organizationId, id)) === null) return await viewTest(ctx, id);
  await inOrganization(ctx, async (unit) => {
    const again = await unit.tx.$executeRaw`update mastguard.review_view set seen_at = now()
      where organization_id = ${unit.organization}::uuid and task_id = ${uuidOf("tsk", id)}::uuid and user_id = ${uuidOf("usr", actor.id)}::uuid`;
    if (again > 0) return;
    const task = await lockTask(unit, id);
    const reviewer = await readReviewer(unit, actor);
    const isOpen = task.status === "PENDING" || task.status === "PARTIALLY_APPROVED";
    if (!isOpen || !reviewer.mayDecide || !isApprover(task.approvers, reviewer)) return;
    const view = {
      organizationId: unit.organization,
      taskId: uuidOf("tsk", id),
      userId: uuidOf("usr", reviewer.userId),
      viewedAt: task.now,
    };
    const { count } = await unit.tx.reviewView.createMany({ data: [view], skipDuplicates: true });
    if (count === 0) return;
    unit.append({
      type: "review.viewed",
      traceId: task.traceId,
      data: { ...stepOf(task), reviewerId: reviewer.userId },
    });
  });
}

/** What every entry of a step says of its task. */
export function stepOf({ id, agentId, actionType, riskScore, riskCategory }: LockedTask) {
  return { taskId: id, agentId, actionType, riskScore, riskCategory };
}
