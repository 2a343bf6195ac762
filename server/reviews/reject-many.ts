import type { ActorContext } from "@/server/auth/actor";
import type { Idempotency } from "@/server/decisions";
import { NotFoundError } from "@/server/errors";
import { isId } from "@/server/ids";
import { answerReview } from "./answer-review";
import type { CastVote } from "./vote";

/** What became of one of many. */
export interface RejectedTask {
  readonly id: string;
  readonly cast: PromiseSettledResult<CastVote>;
}

/**
 * Rejects each task as if it were the only one: its own right, record and entry. One that is refused changes nothing about the rest.
 * One after another: they are answered by one person, and each takes the head of the same log.
 */
export async function rejectMany(
  ctx: ActorContext,
  { ids, rationale }: { readonly ids: readonly string[]; readonly rationale: string },
  idempotency: Idempotency | null,
): Promise<RejectedTask[]> {
  const vote = { decision: "REJECT", rationale, expectedDigest: null } as const;
  const answered: RejectedTask[] = [];
  for (const id of ids) {
    const work = isId("tsk", id) ? answerReview(ctx, id, vote, idempotency) : Promise.reject(new NotFoundError());
    const [cast] = await Promise.allSettled([work]);
    answered.push({ id, cast });
  }
  return answered;
}
