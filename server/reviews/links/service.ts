import { ClientLimit } from "@/server/auth/client-limit";
import { idempotencyOf } from "@/server/decisions";
import { ConflictError, ForbiddenError, RateLimitedError } from "@/server/errors";
import { wideEvent } from "@/server/log";
import { viewTask } from "../annotate";
import { answerReview } from "../answer-review";
import type { CastVote } from "../vote";
import type { ReviewLink } from "./link";
import { type LinkContext, linkContext } from "./link-context";
import { linkOf, spendLink } from "./link-store";
import { viewOfLink } from "./link-view";
import type { LinkAnswerInput, LinkOutcome, LinkView } from "./schemas";

const WINDOW_S = 15 * 60;
/** A token cannot be guessed; what is limited is what trying costs us. */
const tries = new ClientLimit({ most: 300, windowMs: WINDOW_S * 1_000, clientsMax: 10_000 });
const misses = new ClientLimit({ most: 30, windowMs: WINDOW_S * 1_000, clientsMax: 10_000 });

/**
 * What the holder of a link may see of its task. That they have it before them is all that this changes. Call it from a POST that a person
 * asked for: mail scanners open every link.
 * @param client address that asks. @throws RateLimitedError after 30 texts that are no links, or 300 tries, in 15 minutes.
 */
export async function openReviewLink(token: string, client: string): Promise<LinkView> {
  const link = await known(token, client);
  if (link === null) return { state: "unknown" };
  const ctx = await linkContext(link);
  const view = await viewOfLink(link, ctx);
  if (view.state === "open" && ctx !== null) await viewTask(ctx, link.taskId);
  record("review_link.opened", link, view.state);
  return view;
}

/**
 * Answers a link's task as its person, by the same steps and checks as in the dashboard, and uses the link up in the same transaction. The
 * same answer again, by its `attempt`, is answered as it was.
 * @throws RateLimitedError as above.
 */
export async function answerReviewLink(token: string, answer: LinkAnswerInput, client: string): Promise<LinkOutcome> {
  const link = await known(token, client);
  if (link === null) return { kind: "over", view: { state: "unknown" } };
  const outcome = await answered(link, answer);
  record("review_link.answered", link, outcome.kind === "over" ? outcome.view.state : outcome.kind);
  return outcome;
}

async function answered(link: ReviewLink, answer: LinkAnswerInput): Promise<LinkOutcome> {
  const ctx = await linkContext(link);
  if (ctx === null) return { kind: "over", view: await viewOfLink(link, null) };
  try {
    return { kind: "taken", outcome: (await castBy(ctx, link, answer)).outcome };
  } catch (error) {
    if (!(error instanceof ConflictError || error instanceof ForbiddenError)) throw error;
    const view = await viewOfLink(link, await linkContext(link)); // what they may do is what was lost, perhaps
    return view.state === "open" ? { kind: "refused", reason: error.publicMessage } : { kind: "over", view };
  }
}

async function castBy(
  ctx: LinkContext,
  link: ReviewLink,
  { decision, rationale, attempt }: LinkAnswerInput,
): Promise<CastVote> {
  const vote = { decision, rationale, expectedDigest: link.actionDigest };
  return await answerReview(ctx, link.taskId, vote, idempotencyOf(attempt, vote), async (unit, task) => {
    if (task.riskCategory === "CRITICAL") throw new ForbiddenError("A critical action is answered in the dashboard.");
    await spendLink(unit, link);
  });
}

async function known(token: string, client: string): Promise<ReviewLink | null> {
  const isSpent = misses.isSpent(client) || !tries.take(client);
  const link = isSpent ? null : await linkOf(token);
  if (link !== null) return link;
  if (isSpent || !misses.take(client))
    throw new RateLimitedError("review_links", "Too many tries. Wait a quarter of an hour, or sign in.", WINDOW_S);
  return null;
}

/** INVARIANT: by the link's id. The token is never logged. */
function record(event: string, { organizationId, id, taskId, userId }: ReviewLink, state: string): void {
  wideEvent("info", { event, organizationId, linkId: id, taskId, userId, state });
}
