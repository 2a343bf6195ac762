import type { ActorContext } from "@/server/auth/actor";
import { screenQueue } from "@/server/reviews";
import type { WaitingReviews } from "./schemas";

const SHOWN = 5;

/** The head of the queue as the desk lists it for this person, and how many wait in all. */
export async function getWaitingReviews(ctx: ActorContext): Promise<WaitingReviews> {
  const { tasks, total } = await screenQueue(ctx, { view: "waiting", page: 1 });
  const reviews = tasks
    .slice(0, SHOWN)
    .map(({ id, number, agentId, summary, status, approvals, requiredApprovals, createdAt, slaDueAt, resolvedAt }) => {
      const times = { createdAt, slaDueAt, resolvedAt };
      return { taskId: id, number, agentId, summary, status, approvals, requiredApprovals, ...times };
    });
  return { total, reviews };
}
