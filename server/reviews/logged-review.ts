import type pg from "pg";
import { z } from "zod";
import { isId, type ReviewTaskId, type TraceId, type UserId, uuidOf } from "@/server/ids";
import { type TaskState, transition } from "./task-state";

/** A review as the log tells it. */
export interface LoggedReview {
  readonly taskId: ReviewTaskId;
  readonly state: TaskState;
  /** Keyed references of the digests that were approved: one, or something is wrong. */
  readonly actionRefs: ReadonlySet<string>;
}

/**
 * Reads an action's review from its entries, by the same transitions that made them; null when the log opened none, or tells a course
 * that cannot have happened. Rows beside the log are asked on the way; whether an action may be executed is asked here.
 */
export async function loggedReview(client: pg.PoolClient, trace: TraceId): Promise<LoggedReview | null> {
  const { rows } = await client.query<{ body: string }>(
    `select body from mastguard.entry where trace_id = $1
       and type in ('review.opened', 'review.approved', 'review.rejected', 'review.edited', 'review.expired') order by index`,
    [uuidOf("trc", trace)],
  );
  return reviewFrom(rows.map(({ body }) => body));
}

/** The same from bodies, in the order of the log. */
export function reviewFrom(bodies: readonly string[]): LoggedReview | null {
  const [first, ...steps] = bodies.map((body) => Body.parse(JSON.parse(body)));
  if (first?.type !== "review.opened" || first.data.requiredApprovals === undefined) return null;
  const { taskId } = first.data;
  let state: TaskState = { status: "PENDING", required: first.data.requiredApprovals, approvedBy: [] };
  const actionRefs = new Set<string>();
  for (const { type, data } of steps) {
    if (data.taskId !== taskId || type === "review.opened") return null;
    const next = transition(state, eventOf(type, data.reviewerId));
    if (!next.ok) return null;
    state = next.state;
    if (type === "review.approved") actionRefs.add(data.actionRef ?? "");
  }
  return { taskId, state, actionRefs };
}

function eventOf(type: Exclude<z.output<typeof Body>["type"], "review.opened">, by: UserId | undefined) {
  switch (type) {
    case "review.approved":
      return { kind: "approve", by: by ?? "usr_" } as const;
    case "review.rejected":
      return { kind: "reject" } as const;
    case "review.edited":
      return { kind: "edit" } as const;
    case "review.expired":
      return { kind: "expire" } as const;
  }
}

const id = <P extends "tsk" | "usr">(prefix: P) =>
  z.custom<`${P}_${string}`>((value) => typeof value === "string" && isId(prefix, value));
const Body = z.object({
  type: z.enum(["review.opened", "review.approved", "review.rejected", "review.edited", "review.expired"]),
  data: z.object({
    taskId: id("tsk"),
    requiredApprovals: z.int().optional(),
    reviewerId: id("usr").optional(),
    actionRef: z.string().optional(),
  }),
});
