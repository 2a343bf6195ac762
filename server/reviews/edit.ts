import type { Decided } from "@/server/decisions";
import { ConflictError, ForbiddenError } from "@/server/errors";
import type { UserId } from "@/server/ids";
import { type Answerable, onBehalfOf, type Reviewer, refusalOf } from "./authority";
import type { LockedTask } from "./locked-task";
import type { TestResult } from "./test-tasks/schemas";

/** What a person would rather have done. */
export interface Edit {
  readonly payload: Readonly<Record<string, unknown>>;
  /** Parsed by `Rationale`. */
  readonly rationale: string;
  /** The digest of what the person saw; another one is refused. */
  readonly expectedDigest: string | null;
}

/** How the edited action was decided. */
export interface Redecided extends Decided {
  /** There only when it was a test task: nothing was decided then. */
  readonly test?: TestResult;
}

/** Somebody who may edit, and by whose right. */
export interface Editor {
  readonly userId: UserId;
  /** An absent person; null for their own. */
  readonly absent: UserId | null;
}

/** Who edits a task that is held. @throws ForbiddenError, ConflictError when they may not, or it is not there to be edited. */
export function editorOf(
  task: Answerable & Pick<LockedTask, "now" | "status" | "isOverdue" | "actionDigest">,
  reviewer: Reviewer,
  expectedDigest: string | null,
): Editor {
  const refusal = refusalOf(task, reviewer, "REJECT", task.now);
  if (refusal !== null) throw new ForbiddenError(refusal);
  if ((task.status !== "PENDING" && task.status !== "PARTIALLY_APPROVED") || task.isOverdue)
    throw new ConflictError("This review is over: the action cannot be edited any more.");
  if (task.isStray) throw new ConflictError("This was made by an edit that did not take effect: it cannot be edited.");
  if (expectedDigest !== null && expectedDigest !== task.actionDigest)
    throw new ConflictError("The action is not the one you saw: its digest is another. Look at it again.");
  return { userId: reviewer.userId, absent: onBehalfOf(task, reviewer) };
}
