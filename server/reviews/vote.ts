import { ConflictError } from "@/server/errors";
import type { UserId } from "@/server/ids";
import type { LockedTask } from "./locked-task";
import type { TestResult } from "./test-tasks/schemas";

export type VoteDecision = "APPROVE" | "REJECT";

/** A person's answer to a task. */
export interface Vote {
  readonly decision: VoteDecision;
  /** Parsed by `Rationale`. */
  readonly rationale: string;
  /** The digest of what the person saw; another one is refused. */
  readonly expectedDigest: string | null;
}

/** What became of it. */
export interface CastVote {
  readonly outcome: "PARTIALLY_APPROVED" | "APPROVED" | "REJECTED";
  readonly reviewerId: UserId;
  /** The absent person whose right they answered by; null for their own. */
  readonly onBehalfOf: UserId | null;
  /** Of the record that holds the rationale, a uuid. */
  readonly noteId: string;
  readonly decidedAt: Date;
  readonly isReplayed: boolean;
  /** There only when it was a test task, which executes nothing. */
  readonly test?: TestResult;
}

/** Why a task that has ended is not answered. */
export function closed({ status }: Pick<LockedTask, "status">): string {
  return `This review is over: ${status === "EXPIRED" ? "it has expired" : `it was ${status.toLowerCase()}`}.`;
}

/** @throws ConflictError when the time is over, or the action is not the one that was seen. */
export function requireAnswerable(
  { isOverdue, actionDigest }: Pick<LockedTask, "isOverdue" | "actionDigest">,
  expectedDigest: string | null,
): void {
  if (isOverdue)
    throw new ConflictError(
      "The time for this review is over: it has just expired or gone to others. Look at it again.",
    );
  if (expectedDigest !== null && expectedDigest !== actionDigest)
    throw new ConflictError("The action is not the one you saw: its digest is another. Look at it again.");
}
