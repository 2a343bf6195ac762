import { assertNever } from "@mastguard/engine";
import type { UserId } from "@/server/ids";
import type { ReviewStatus } from "./schemas";

/** A task as far as its course goes (contracts/mastguard.md §6). */
export interface TaskState {
  readonly status: ReviewStatus;
  /** How many different people must approve, 1 to 5. */
  readonly required: number;
  /** Who has approved, each once. */
  readonly approvedBy: readonly UserId[];
}

/** What happens to a task. One rejection is enough, and whoever approved may still reject; an edit takes its place, expiry is a rejection. */
export type TaskEvent =
  | { readonly kind: "approve"; readonly by: UserId }
  | { readonly kind: "reject" | "edit" | "expire" };

/** Where it leads, or why it leads nowhere. */
export type Transition =
  | { readonly ok: true; readonly state: TaskState }
  | { readonly ok: false; readonly reason: "closed" | "same_person" };

/** The next state of a task; pure, and the only place that knows the rows of the contract's table. */
export function transition(state: TaskState, event: TaskEvent): Transition {
  if (state.status !== "PENDING" && state.status !== "PARTIALLY_APPROVED") return { ok: false, reason: "closed" };
  switch (event.kind) {
    case "approve": {
      if (state.approvedBy.includes(event.by)) return { ok: false, reason: "same_person" };
      const approvedBy = [...state.approvedBy, event.by];
      const status = approvedBy.length >= state.required ? "APPROVED" : "PARTIALLY_APPROVED";
      return { ok: true, state: { ...state, status, approvedBy } };
    }
    case "reject":
    case "edit":
      return { ok: true, state: { ...state, status: "REJECTED" } };
    case "expire":
      return { ok: true, state: { ...state, status: "EXPIRED" } };
    default:
      return assertNever(event);
  }
}
