import { assertNever } from "@mastguard/engine";
import type { UserId } from "@/server/ids";
import type { ReviewStatus } from "./schemas";

/** A task as far as its course goes (contracts/mastguard.md §6). */
export interface TaskState {
  readonly status: ReviewStatus;
  /** How many different people must approve, 1 to 5. */
  readonly required: number;
  /** In order. */
  readonly approvals: readonly Approval[];
}

/** An approval that was given. It takes up both people: neither stands behind a second one. */
export interface Approval {
  readonly by: UserId;
  /** The absent person whose right it was given by; null for one's own. */
  readonly onBehalfOf: UserId | null;
}

/**
 * What happens to a task. One rejection is enough, and whoever approved may still reject; an edit takes its place, expiry is a rejection, and
 * so it is when the edit that led to the action was overtaken.
 */
export type TaskEvent =
  | ({ readonly kind: "approve" } & Approval)
  | { readonly kind: "reject" | "edit" | "overtake" | "expire" };

/** Where it leads, or why it leads nowhere. */
export type Transition =
  | { readonly ok: true; readonly state: TaskState }
  | { readonly ok: false; readonly reason: "closed" }
  | { readonly ok: false; readonly reason: keyof typeof NO_APPROVAL };

/** The next state of a task; pure, and the only place that knows the rows of the contract's table. */
export function transition(state: TaskState, event: TaskEvent): Transition {
  if (state.status !== "PENDING" && state.status !== "PARTIALLY_APPROVED") return { ok: false, reason: "closed" };
  switch (event.kind) {
    case "approve": {
      const { by, onBehalfOf } = event;
      if (state.approvals.some((given) => given.by === by)) return { ok: false, reason: "same_person" };
      if ([by, onBehalfOf].some((person) => person !== null && isTaken(state.approvals, person)))
        return { ok: false, reason: "same_place" };
      const approvals = [...state.approvals, { by, onBehalfOf }];
      const status = approvals.length >= state.required ? "APPROVED" : "PARTIALLY_APPROVED";
      return { ok: true, state: { ...state, status, approvals } };
    }
    case "reject":
    case "edit":
    case "overtake":
      return { ok: true, state: { ...state, status: "REJECTED" } };
    case "expire":
      return { ok: true, state: { ...state, status: "EXPIRED" } };
    default:
      return assertNever(event);
  }
}

/** Whether somebody has approved, or had somebody approve in their place. */
export function isTaken(approvals: readonly Approval[], person: UserId): boolean {
  return approvals.some(({ by, onBehalfOf }) => by === person || onBehalfOf === person);
}

/** Why an approval leads nowhere, in words for whoever would give it. */
export const NO_APPROVAL = {
  same_person: "You have approved this already: the next approval has to be somebody else's.",
  same_place:
    "This has been approved in your place, or by or for whom you stand in for: the next approval has to be somebody else's.",
} as const;
