import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import type { ReviewTaskId } from "@/server/ids";
import { type Answerable, onBehalfOf, type Reviewer, refusalOf } from "./authority";
import { type LockedTask, readTask } from "./locked-task";
import { readReviewer } from "./reviewer";
import type { Standing } from "./schemas";
import { NO_APPROVAL, type TaskState, transition } from "./task-state";

/**
 * What a signed-in person may answer to a task now, read and judged exactly as an answer is; null when it is decided. It promises nothing: the
 * answer is judged again when it comes.
 * @throws NotFoundError when this organization has no such task.
 */
export async function standingOf(ctx: ActorContext, id: ReviewTaskId, isErased: boolean): Promise<Standing | null> {
  const { actor } = ctx;
  if (actor.type !== "user") return null;
  return await inOrganization(ctx, async (unit) => {
    // What decides an answer, but for the lock: screen and answer cannot come apart, and who looks holds up nobody.
    return standingIn(await readTask(unit, id), await readReviewer(unit, actor), isErased);
  });
}

/** The same of a task that was read. */
export function standingIn(
  task: TaskState & Answerable & Pick<LockedTask, "now">,
  reviewer: Reviewer,
  isErased: boolean,
): Standing | null {
  const absent = onBehalfOf(task, reviewer);
  const next = transition(task, { kind: "approve", by: reviewer.userId, onBehalfOf: absent });
  if (!next.ok && next.reason === "closed") return null;
  const approve = refusalOf(task, reviewer, "APPROVE", task.now);
  const afterSignIn = refusalOf(task, { ...reviewer, signedInAt: task.now }, "APPROVE", task.now);
  const reject = refusalOf(task, reviewer, "REJECT", task.now);
  const obstacle = next.ok ? (isErased ? ERASED : null) : NO_APPROVAL[next.reason];
  return {
    approve: (afterSignIn === null ? obstacle : afterSignIn) ?? approve,
    reject,
    edit: reject ?? (isErased ? ERASED : null),
    needsSignIn: approve !== null && afterSignIn === null && obstacle === null,
    insiders: task.insiders,
    onBehalfOf: absent,
  };
}

/** Whom a standing mentions. */
export function peopleIn(standing: Standing | null): string[] {
  if (standing === null) return [];
  return [...standing.insiders, ...(standing.onBehalfOf === null ? [] : [standing.onBehalfOf])];
}

const ERASED = "The content of this action was erased: it can be rejected, nothing else.";
