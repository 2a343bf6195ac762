import { assertNever } from "@mastguard/engine";
import type pg from "pg";
import { z } from "zod";
import { isId, type ReviewTaskId, type TraceId, type UserId, uuidOf } from "@/server/ids";
import { type TaskEvent, type TaskState, transition } from "./task-state";

/** A review as the log tells it. */
export interface LoggedReview {
  readonly taskId: ReviewTaskId;
  readonly state: TaskState;
  /** Keyed references of the digests that were approved: one, or something is wrong. */
  readonly actionRefs: ReadonlySet<string>;
  /** How often it was escalated, who may decide it there, and who at the levels behind the first. */
  readonly level: number;
  readonly approvers: readonly string[];
  readonly escalateTo: readonly (readonly string[])[];
  readonly votes: readonly LoggedVote[];
  /** Who put which action in its place. */
  readonly edit: { readonly by: UserId; readonly replacedBy: TraceId } | null;
}

interface LoggedVote {
  readonly userId: UserId;
  readonly decision: "APPROVE" | "REJECT";
  readonly outcome: string;
  /** Of the record that holds the rationale. */
  readonly noteId: string;
  /** How the person had proved who they are; null for a key. */
  readonly method: string | null;
  /** The absent person whose right they used; null for their own. */
  readonly onBehalfOf: UserId | null;
}

/** The entries that a review's state follows from. */
export const STATE_ENTRIES = [
  "review.opened",
  "review.escalated",
  "review.approved",
  "review.rejected",
  "review.edited",
  "review.overtaken",
  "review.expired",
] as const;

/**
 * Reads an action's review from its entries, by the same transitions that made them; null when the log opened none, or tells a course
 * that cannot have happened. Rows beside the log are asked on the way; whether an action may be executed is asked here.
 */
export async function loggedReview(client: pg.PoolClient, trace: TraceId): Promise<LoggedReview | null> {
  const { rows } = await client.query<{ body: string }>(
    "select body from mastguard.entry where trace_id = $1 and type = any ($2) order by index",
    [uuidOf("trc", trace), STATE_ENTRIES],
  );
  return reviewFrom(rows.map(({ body }) => body));
}

/** The same from bodies, in the order of the log. @throws SyntaxError, ZodError for bodies that no step of ours wrote. */
export function reviewFrom(bodies: readonly string[]): LoggedReview | null {
  const [first, ...steps] = bodies.map((body) => Body.parse(JSON.parse(body)));
  if (first?.type !== "review.opened") return null;
  return steps.reduce<LoggedReview | null>(
    (review, step) => (review === null || step.data.taskId !== review.taskId ? null : behind(review, step)),
    opened(first.data),
  );
}

function opened({ taskId, requiredApprovals, approvers, escalateTo }: StepData<"review.opened">): LoggedReview {
  return {
    taskId,
    state: { status: "PENDING", required: requiredApprovals, approvals: [] },
    actionRefs: new Set(),
    level: 0,
    approvers,
    escalateTo,
    votes: [],
    edit: null,
  };
}

/** The review behind a step; null when the step cannot have happened then. */
function behind(review: LoggedReview, step: Step): LoggedReview | null {
  switch (step.type) {
    case "review.opened":
      return null;
    case "review.escalated": {
      const isNext = step.data.level === review.level + 1 && step.data.level <= review.escalateTo.length;
      const { level, approvers } = step.data;
      return isNext && isOpen(review) ? { ...review, level, approvers } : null;
    }
    case "review.approved": {
      const { reviewerId: by, onBehalfOf } = step.data;
      const actionRefs = new Set([...review.actionRefs, step.data.actionRef]);
      return moved(
        { ...review, actionRefs, votes: [...review.votes, voteOf("APPROVE", step)] },
        { kind: "approve", by, onBehalfOf },
      );
    }
    case "review.rejected":
      return moved({ ...review, votes: [...review.votes, voteOf("REJECT", step)] }, { kind: "reject" });
    case "review.edited": {
      const { reviewerId: by, replacedBy } = step.data;
      return moved({ ...review, edit: { by, replacedBy } }, { kind: "edit" });
    }
    case "review.overtaken":
      return moved(review, { kind: "overtake" });
    case "review.expired":
      return moved(review, { kind: "expire" });
    default:
      return assertNever(step);
  }
}

function moved(review: LoggedReview, event: TaskEvent): LoggedReview | null {
  const next = transition(review.state, event);
  return next.ok ? { ...review, state: next.state } : null;
}

function isOpen({ state: { status } }: LoggedReview): boolean {
  return status === "PENDING" || status === "PARTIALLY_APPROVED";
}

function voteOf(decision: LoggedVote["decision"], { actor, data }: VoteStep): LoggedVote {
  const { reviewerId: userId, onBehalfOf, outcome, noteId } = data;
  return { userId, decision, outcome, noteId, method: actor?.method ?? null, onBehalfOf };
}

const id = <P extends "tsk" | "usr" | "trc">(prefix: P) =>
  z.custom<`${P}_${string}`>((value) => typeof value === "string" && isId(prefix, value));
const names = z.array(z.string());
const task = { taskId: id("tsk") };
const actor = z.object({ method: z.string().optional() }).optional();
const vote = {
  ...task,
  reviewerId: id("usr"),
  onBehalfOf: id("usr").nullable().default(null),
  outcome: z.string(),
  noteId: z.string(),
};
const Body = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("review.opened"),
    // Reviews that were opened before there were approvers name none.
    data: z.object({
      ...task,
      requiredApprovals: z.int(),
      approvers: names.default([]),
      escalateTo: z.array(names).default([]),
    }),
  }),
  z.object({
    type: z.literal("review.escalated"),
    data: z.object({ ...task, level: z.int(), approvers: names }),
  }),
  z.object({ type: z.literal("review.approved"), actor, data: z.object({ ...vote, actionRef: z.string() }) }),
  z.object({ type: z.literal("review.rejected"), actor, data: z.object(vote) }),
  z.object({
    type: z.literal("review.edited"),
    data: z.object({ ...task, reviewerId: id("usr"), replacedBy: id("trc") }),
  }),
  z.object({ type: z.enum(["review.overtaken", "review.expired"]), data: z.object(task) }),
]);
type Step = z.output<typeof Body>;
type VoteStep = Extract<Step, { type: "review.approved" | "review.rejected" }>;
type StepData<T extends Step["type"]> = Omit<Extract<Step, { type: T }>["data"], "actionRef">;
