import type { Unit } from "@/server/db/in-organization";
import { ForbiddenError } from "@/server/errors";
import { type UserId, uuidOf } from "@/server/ids";
import { QUICK_RUN } from "./attention";
import { type LimitedAttention, readAttention } from "./attention-store";

/**
 * Refuses an approval of somebody who is over the organization's limit, where it is a hard one. A rejection is never refused: whoever has
 * no attention left may still say no. Of approvals that one person sends at once, each sees those before it.
 * @throws ForbiddenError, which says when they may go on.
 */
export async function requireAttention(unit: Unit, userId: UserId, decision: "APPROVE" | "REJECT"): Promise<void> {
  if (decision === "REJECT") return;
  const { tx, organization } = unit;
  const { isReviewCapHard } = await tx.organization.findUniqueOrThrow({
    where: { id: organization },
    select: { isReviewCapHard: true },
  });
  if (!isReviewCapHard) return;
  const person = `review-attention:${organization}:${uuidOf("usr", userId)}`;
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${person}, 0))`;
  const attention = await readAttention(unit, userId);
  if (attention.over !== null) throw new ForbiddenError(`${wordsOf(attention)} You can still reject.`);
}

/** What they did too much of, and when they may go on, in words for them. */
function wordsOf({ over, lastHour, until }: LimitedAttention): string {
  const done =
    over === "hour"
      ? `You have decided ${lastHour} reviews in the last hour, which is as many as your organization lets one person approve.`
      : `You have decided ${QUICK_RUN} reviews in a row within five seconds of opening them.`;
  return until === null ? done : `${done} Approve again from ${minuteAfter(until)} UTC on.`;
}

/** The first full minute that is not before a time, as `14:20`. */
function minuteAfter(time: Date): string {
  return new Date(Math.ceil(time.getTime() / MINUTE_MS) * MINUTE_MS).toISOString().slice(11, 16);
}

const MINUTE_MS = 60_000;
