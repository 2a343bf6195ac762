import type { UserId } from "@/server/ids";
import { type Approval, isTaken } from "./task-state";

/** Whoever answers a task, as they are at this moment. */
export interface Reviewer {
  readonly userId: UserId;
  /** Whether their roles in the organization include deciding reviews. */
  readonly mayDecide: boolean;
  /** What approvers can name them by: `role:…`, `group:…`, `user:…`; those they stand in for included. */
  readonly names: ReadonlySet<string>;
  /** Those of them that are their own. */
  readonly own: ReadonlySet<string>;
  /** Whom they stand in for at this moment, and what approvers can name those by. */
  readonly standsInFor: readonly { readonly userId: UserId; readonly names: ReadonlySet<string> }[];
  /** When they proved who they are in a browser; null for a key. */
  readonly signedInAt: Date | null;
}

/** What of a task says who may answer it. */
export interface Answerable {
  readonly riskCategory: string;
  /** None: whoever may decide reviews. */
  readonly approvers: readonly string[];
  /** Whoever the action is really of (`insiders.ts`). */
  readonly insiders: readonly UserId[];
  /** Those of them who wrote it by an edit. */
  readonly editors: readonly UserId[];
  /** It was made by an edit that has not taken the place of what was edited. */
  readonly isStray: boolean;
  /** How many approvals are asked for, and which were given. */
  readonly required: number;
  readonly approvals: readonly Approval[];
}

const FRESH_MS = 15 * 60_000;
const SKEW_MS = 5_000;

/** Why somebody may not answer a task, in words for them; null when they may. */
export function refusalOf(
  task: Answerable,
  reviewer: Reviewer,
  decision: "APPROVE" | "REJECT",
  now: Date,
): string | null {
  if (!reviewer.mayDecide) return "Your role here does not include deciding reviews.";
  if (!isApprover(task.approvers, reviewer)) return "This review is for other people: you are not among its approvers.";
  if (decision === "REJECT") return null;
  if (task.isStray) return "This was made by an edit that did not take effect: it can be rejected, or it expires.";
  if (isOnlyByInsiders(task, reviewer)) return `${insideOf(task, reviewer)}: somebody else has to approve.`;
  if (task.riskCategory === "CRITICAL" && !isFresh(reviewer.signedInAt, now))
    return "A critical action is approved in the dashboard, within 15 minutes of signing in. Sign in again.";
  return null;
}

/** Whether they are among those who may answer. */
export function isApprover(approvers: readonly string[], { names }: Pick<Reviewer, "names">): boolean {
  return approvers.length === 0 || approvers.some((approver) => names.has(approver));
}

/**
 * The absent person whose right a reviewer answers a task by; null while they may in their own. Of several, one who is not behind an
 * approval yet, and behind the agent only where no other is left.
 */
export function onBehalfOf(
  { approvers, approvals, insiders }: Pick<Answerable, "approvers" | "approvals" | "insiders">,
  { own, standsInFor }: Reviewer,
): UserId | null {
  if (isApprover(approvers, { names: own })) return null;
  const people = standsInFor.filter((person) => isApprover(approvers, person)).map(({ userId }) => userId);
  const free = people.filter((person) => !isTaken(approvals, person));
  return free.find((person) => !insiders.includes(person)) ?? free[0] ?? people[0] ?? null;
}

/** Whether this approval would complete a task that nobody approved but those behind the agent, or people in their place. */
function isOnlyByInsiders(task: Answerable, reviewer: Reviewer): boolean {
  const { insiders, required, approvals } = task;
  const all = [...approvals, { by: reviewer.userId, onBehalfOf: onBehalfOf(task, reviewer) }];
  const isInsider = (person: UserId | null) => person !== null && insiders.includes(person);
  return all.length >= required && all.every((one) => isInsider(one.by) || isInsider(one.onBehalfOf));
}

/** What makes a reviewer one of those behind the action. */
function insideOf(task: Answerable, reviewer: Reviewer): string {
  const absent = onBehalfOf(task, reviewer);
  if (task.editors.includes(reviewer.userId)) return "You edited this action";
  if (absent !== null && task.editors.includes(absent)) return "Whom you stand in for edited this action";
  return "This agent's key was made by you or is bound to you, or to whom you stand in for";
}

/** A time in the future is a wrong clock, not a fresh proof. */
function isFresh(signedInAt: Date | null, now: Date): boolean {
  if (signedInAt === null) return false;
  const ageMs = now.getTime() - signedInAt.getTime();
  return ageMs <= FRESH_MS && ageMs >= -SKEW_MS;
}
