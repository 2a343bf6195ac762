import type { ActorContext } from "@/server/auth/actor";
import { inOrganization, type Unit } from "@/server/db/in-organization";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { DUE_COLUMNS, DueTasks } from "./due-task";
import { lockTask } from "./locked-task";

/**
 * Ends the reviews of what edits of a task led to that will not take its place any more: another edit came behind them, or the task was
 * decided otherwise. Nobody may approve them, so they are rejected, each with its entry. Does nothing to one that may still take effect.
 * @param original the edited task, whose row this transaction holds, as it has left it.
 */
export async function endOvertaken({ tx, organization, append }: Unit, original: ReviewTaskId): Promise<void> {
  const ended = DueTasks.parse(
    await tx.$queryRawUnsafe(
      `update mastguard.review_task set status = 'REJECTED', resolved_at = now()
     where organization_id = $1::uuid and status in ('PENDING', 'PARTIALLY_APPROVED') and trace_id in (
       select e.replacement_id from mastguard.review_edit e
       join mastguard.review_task o on o.organization_id = e.organization_id and o.id = e.task_id
       where e.organization_id = $1::uuid and e.task_id = $2::uuid
         and (o.replaced_by is distinct from e.replacement_id or o.status in ('APPROVED', 'EXPIRED') or exists (
           select 1 from mastguard.review_vote v
           where v.organization_id = o.organization_id and v.task_id = o.id and v.decision = 'REJECT')))
     returning ${DUE_COLUMNS}`,
      organization,
      uuidOf("tsk", original),
    ),
  );
  for (const { id: taskId, traceId, step } of ended)
    append({ type: "review.overtaken", traceId, data: { taskId, ...step, decision: "BLOCK", outcome: "REJECTED" } });
}

/** The same in a transaction of its own, for an edit that found itself overtaken. */
export async function endOvertakenOf(ctx: Pick<ActorContext, "organizationId" | "actor">, original: ReviewTaskId) {
  await inOrganization(ctx, async (unit) => {
    await lockTask(unit, original);
    await endOvertaken(unit, original);
  });
}
