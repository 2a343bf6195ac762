import type pg from "pg";
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
    await tx.$queryRawUnsafe(
      `select v.decided_at, ${OPEN_MS} as open_ms
       from mastguard.review_vote v left join mastguard.review_view w
         on w.organization_id = v.organization_id and w.task_id = v.task_id and w.user_id = v.user_id
       where v.organization_id = $1::uuid and v.user_id = $2::uuid and v.decided_at > now() - interval '1 hour'`,
      organization,
      user,
    ),
  );
  const answered = answers.map(({ decided_at, open_ms }) => ({ at: decided_at, openMs: open_ms }));
  return { ...attentionOf(answered, limit.cap, limit.now), cap: limit.cap, isHard: limit.is_hard };
}

/** Which of some members are over the limit, by their uuid, and until when if they decide nothing until then. */
export async function readOver(client: pg.PoolClient, users: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const limits = await client.query(
    `select reviews_hour_cap as cap, is_review_cap_hard as is_hard, now() as now
     from mastguard.organization where id = current_setting('mastguard.organization')::uuid`,
  );
  const [limit] = Limits.parse(limits.rows);
  const { rows } = await client.query(
    `select v.user_id, json_agg(json_build_object('decided_at', v.decided_at, 'open_ms', ${OPEN_MS})) as answers
     from mastguard.review_vote v left join mastguard.review_view w
       on w.organization_id = v.organization_id and w.task_id = v.task_id and w.user_id = v.user_id
     where v.organization_id = current_setting('mastguard.organization')::uuid and v.user_id = any ($1::uuid[])
       and v.decided_at > now() - interval '1 hour' group by v.user_id`,
    [users],
  );
  const all = AnswersOf.parse(rows).map(({ user_id: id, answers }) => {
    const answered = answers.map(({ decided_at, open_ms }) => ({ at: decided_at, openMs: open_ms }));
    return [id, attentionOf(answered, limit.cap, limit.now).until] as const;
  });
  return new Map(all.flatMap(([id, until]) => (until === null ? [] : [[id, until] as const])));
}

/** From opening a task to answering it. */
const OPEN_MS =
  "(extract(epoch from v.decided_at - coalesce(w.viewed_at, case when v.method is not null then v.decided_at end)) * 1000)::float8";
const Limits = z.tuple([z.object({ cap: z.number(), is_hard: z.boolean(), now: z.date() })]);
const Answers = z.array(z.object({ decided_at: z.date(), open_ms: z.number().nullable() }));
const AnswersOf = z.array(
  z.object({
    user_id: z.string(),
    answers: z.array(z.object({ decided_at: z.coerce.date(), open_ms: z.number().nullable() })),
  }),
);
