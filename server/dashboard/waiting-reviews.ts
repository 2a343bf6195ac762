import { summaryOf } from "@/server/audit";
import type { ActorContext } from "@/server/auth/actor";
import { reviewQueue } from "@/server/reviews";
import { OPEN_STATUSES } from "@/server/reviews/schemas";
import type { WaitingReviews } from "./schemas";

const SHOWN = 5;

/** The reviews that have waited longest, each in one line of words for who may read payloads, and how many wait in all. */
export async function getWaitingReviews(ctx: ActorContext): Promise<WaitingReviews> {
  const { tasks, total } = await reviewQueue(
    ctx,
    { status: [...OPEN_STATUSES] },
    { names: null, window: { offset: 0, limit: SHOWN } },
  );
  const reviews = tasks.map(
    ({
      id,
      number,
      traceId,
      agentId,
      actionType,
      payload,
      context,
      approvals,
      requiredApprovals,
      createdAt,
      slaDueAt,
    }) => ({
      taskId: id,
      number,
      traceId,
      agentId,
      summary: summaryOf({ actionType, tool: toolOf(context) }, payload),
      approvals: approvals.length,
      requiredApprovals,
      createdAt,
      slaDueAt,
    }),
  );
  return { total, reviews };
}

function toolOf(context: unknown): string | null {
  if (typeof context !== "object" || context === null || !("tool" in context)) return null;
  return typeof context.tool === "string" ? context.tool : null;
}
