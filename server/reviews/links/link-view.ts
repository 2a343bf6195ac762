import type { ActorContext } from "@/server/auth/actor";
import { inOrganization } from "@/server/db/in-organization";
import { uuidOf } from "@/server/ids";
import type { ScreenTask } from "../schemas";
import { screenTask } from "../screen";
import { problemOf, type ReviewLink } from "./link";
import type { LinkContext } from "./link-context";
import { findLink, linksFrom } from "./link-store";
import type { LinkView } from "./schemas";

const NOT_ANY_MORE = "You may not decide reviews here any more.";
const CRITICAL = "This action is critical: it is answered in the dashboard, signed in.";

/**
 * What a link of ours is worth at this moment, and the task it is for while it is worth something. It changes nothing.
 * @param ctx of its person; null when they are no member any more.
 */
export async function viewOfLink(link: ReviewLink, ctx: LinkContext | null): Promise<LinkView> {
  const { userId, taskId } = link;
  if (ctx === null) return { state: "not_permitted", reason: NOT_ANY_MORE };
  const problem = await problemNow(ctx, link);
  if (problem === "used") return { state: "used", answer: await answerOf(ctx, link) };
  if (problem !== null) return { state: problem };
  if (!ctx.permissions.has("reviews:decide")) return { state: "not_permitted", reason: NOT_ANY_MORE };
  const task = await screenTask(ctx, taskId);
  if (task.standing === null) return decidedView(task, userId);
  if (task.standing.reject !== null) return { state: "not_permitted", reason: task.standing.reject };
  if (task.riskCategory === "CRITICAL") return { state: "not_permitted", reason: CRITICAL };
  return {
    state: "open",
    task,
    person: { id: userId, email: ctx.email },
    organization: { id: ctx.organizationId, name: ctx.organizationName },
    expiresAt: link.expiresAt.toISOString(),
  };
}

/** A link whose row is gone went with its message. */
async function problemNow(ctx: ActorContext, { id }: ReviewLink) {
  return await inOrganization(ctx, async (unit) => {
    const moment = await linksFrom(unit);
    const link = await findLink(unit, id);
    return link === null ? "expired" : problemOf(link, moment);
  });
}

/** What the person answered last to the link's task. */
async function answerOf(ctx: ActorContext, { taskId, userId }: ReviewLink) {
  const vote = await inOrganization(ctx, ({ tx, organization }) =>
    tx.reviewVote.findFirst({
      where: { organizationId: organization, taskId: uuidOf("tsk", taskId), userId: uuidOf("usr", userId) },
      orderBy: { decidedAt: "desc" },
    }),
  );
  if (vote === null) return null;
  return { decision: vote.decision === "APPROVE" ? "APPROVE" : "REJECT", at: vote.decidedAt.toISOString() } as const;
}

function decidedView({ status, steps, names, resolvedAt, slaDueAt }: ScreenTask, me: string): LinkView {
  const by = steps.findLast(({ event }) => ENDS.has(event))?.by ?? null;
  return {
    state: "decided",
    status,
    by: by === null ? null : (names[by] ?? null),
    isOwn: by === me,
    at: resolvedAt ?? slaDueAt,
  };
}

const ENDS = new Set(["approved", "rejected", "edited", "overtaken", "expired"]);
