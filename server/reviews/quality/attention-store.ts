import { z } from "zod";
import type { Unit } from "@/server/db/in-organization";
import { type UserId, uuidOf } from "@/server/ids";
import { type Attention, attentionOf } from "./attention";

/** The organization's limit, and how somebody stands to it. */
export interface LimitedAttention extends Attention {
  /** Answers in an hour. */
  readonly cap: number;
  /** Whether approvals beyond it are refused. */
  readonly isHard: boolean;
}

/**
 * How much a member has decided in the last hour, by the database's clock. Index: review_vote (organization, user, decided).
 */
export async function readAttention({ tx, organization }: Unit, userId: UserId): Promise<LimitedAttention> {
  const user = uuidOf("usr", userId);
  const [limit] = Limits.parse(
    await tx.$queryRaw`select reviews_hour_cap as cap, is_review_cap_hard as is_hard, now() as now
      from mastguard.organization where id = ${organization}::uuid`,
  );
  const answers = Answers.parse(
    // An answer in a browser whose page never said that it was open had no reading before it; a key's has no page.
    await tx.$queryRaw`select v.decided_at,
        (extract(epoch from v.decided_at - coalesce(w.viewed_at, case when v.method is not null then v.decided_at end)) * 1000)::float8 as open_ms
      from mastguard.review_vote v left join mastguard.review_view w
        on w.organization_id = v.organization_id and w.task_id = v.task_id and w.user_id = v.user_id
      where v.organization_id = ${organization}::uuid and v.user_id = ${user}::uuid and v.decided_at > now() - interval '1 hour'`,
  );
  const answered = answers.map(({ decided_at, open_ms }) => ({ at: decided_at, openMs: open_ms }));
  return { ...attentionOf(answered, limit.cap, limit.now), cap: limit.cap, isHard: limit.is_hard };
}

const Limits = z.tuple([z.object({ cap: z.number(), is_hard: z.boolean(), now: z.date() })]);
const Answers = z.array(z.object({ decided_at: z.date(), open_ms: z.number().nullable() }));
