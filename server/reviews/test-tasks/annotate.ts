import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { type ReviewTaskId, uuidOf } from "@/server/ids";
import { decider, requireAssignable } from "../assignable";
import { isApprover } from "../authority";
import { personOf, readReviewer } from "../reviewer";
import { addStep, holdTest } from "./held-test";

// What people do with a task before they decide it, done with a test as with any other, and told to nobody but those who look at it.

/** @throws NotFoundError, ForbiddenError. */
export async function commentOnTest(ctx: ActorContext, id: ReviewTaskId, text: string): Promise<void> {
  await inOrganization(ctx, async (unit) => {
    const test = await holdTest(unit, id);
    const { userId } = await decider(unit, ctx);
    await addStep(unit, test, ctx.actor, { event: "commented", by: userId, text });
  });
}

/** @throws NotFoundError, ForbiddenError, ConflictError, ValidationError as for a task. */
export async function assignTest(ctx: ActorContext, id: ReviewTaskId, assignee: string): Promise<void> {
  await inOrganization(ctx, async (unit) => {
    const test = await holdTest(unit, id);
    const { userId } = await decider(unit, ctx);
    await requireAssignable(unit, test.judged, assignee);
    await unit.tx.$executeRaw`update mastguard.review_test set assignee = ${assignee}
      where organization_id = ${unit.organization}::uuid and id = ${uuidOf("tsk", id)}::uuid`;
    await addStep(unit, test, ctx.actor, { event: "assigned", by: userId, assignee });
  });
}

/** @throws NotFoundError. */
export async function viewTest(ctx: ActorContext, id: ReviewTaskId): Promise<void> {
  const person = personOf(ctx.actor);
  await inOrganization(ctx, async (unit) => {
    // As of any task: who looks again holds up nobody.
    const again = await unit.tx.$executeRaw`update mastguard.review_test_step set seen_at = now() where event = 'viewed'
      and organization_id = ${unit.organization}::uuid and test_id = ${uuidOf("tsk", id)}::uuid and user_id = ${uuidOf("usr", person)}::uuid`;
    if (again > 0) return;
    const test = await holdTest(unit, id);
    const reviewer = await readReviewer(unit, ctx.actor);
    if (test.status !== "PENDING" || !reviewer.mayDecide || !isApprover(test.approvers, reviewer)) return;
    await addStep(unit, test, ctx.actor, { event: "viewed", by: reviewer.userId });
  });
}
