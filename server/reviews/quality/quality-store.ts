import type pg from "pg";
import { z } from "zod";
import { idOf, type UserId, uuidOf } from "@/server/ids";
import { QUICK_MS, type ReviewerQuality, type Share } from "./schemas";

/** A review has 30 days at each level at most, and is escalated a few times: it was opened at most so long before it ended. */
const TASK_DAYS = 150;

/** Figures of real tasks. */
export type RealQuality = Omit<ReviewerQuality, "tests">;

/**
 * What people did since a moment, who did most first; of one person when one is given.
 *
 * Only answers that the log has count: a vote without its entry is not one. Who was assigned is the row's, as it was at the end.
 * Indexes: entry (organization, type, index) for the answers, review_vote_pkey for what others said of the same tasks, review_task_pkey.
 */
export async function readQuality(
  client: pg.PoolClient,
  { since, until, only }: { readonly since: Date; readonly until: Date; readonly only: UserId | null },
): Promise<RealQuality[]> {
  const { rows } = await client.query(
    `with logged as materialized (
       -- Cut out of the text: reading a body as JSON takes ten times as long. It is RFC 8785, in whose strings a quote is escaped.
       select left(split_part(body, '"noteId":"', 2), 36)::uuid as note,
         nullif(split_part(split_part(body, '"openMs":', 2), ',', 1), 'null')::float8 as open_ms
       from mastguard.entry
       where type in ('review.approved', 'review.rejected') and id >= mastguard.uuid_floor($1) and at between $1 and $2),
     answer as materialized (
       select v.task_id, v.user_id, v.decision, l.open_ms from logged l join mastguard.review_vote v on v.record_id = l.note),
     -- A rejection ends a task, so whoever rejected said nothing after it: of two answers the later in the alphabet is the last word.
     word as (select user_id, task_id, max(decision) as said from answer where $3::uuid is null or user_id = $3 group by 1, 2),
     heard as (
       select task_id, count(distinct user_id) as people, count(*) filter (where decision = 'REJECT') as against
       from mastguard.review_vote where task_id >= mastguard.uuid_floor($1::timestamptz - make_interval(days => ${TASK_DAYS})) group by 1),
     task as materialized (
       select user_id, t.policy_id, said = 'APPROVE' as approved, people > 1 as compared,
         against = case said when 'APPROVE' then 0 else people end as agreed
       from word join heard using (task_id) join mastguard.review_task t on t.id = task_id
       where t.id >= mastguard.uuid_floor($1::timestamptz - make_interval(days => ${TASK_DAYS}))),
     total as (
       select user_id, count(*) as tasks, count(*) filter (where approved) as approved,
         count(*) filter (where compared) as compared, count(*) filter (where compared and agreed) as agreed
       from task group by user_id),
     times as (
       select user_id, count(open_ms) as timed, count(*) filter (where open_ms < ${QUICK_MS}) as quick,
         percentile_cont(0.5) within group (order by open_ms) as median, percentile_cont(0.9) within group (order by open_ms) as p90
       from answer where $3::uuid is null or user_id = $3 group by user_id),
     by_policy as (
       select user_id, json_agg(json_build_object('policy', p.policy_id, 'name', y.name, 'count', p.approved, 'of', p.tasks)
         order by p.tasks desc, y.name) as policies
       from (select user_id, policy_id, count(*) as tasks, count(*) filter (where approved) as approved from task group by 1, 2) p
       left join lateral (select v.name from mastguard.policy_version v where v.policy_id = p.policy_id order by v.version desc limit 1) y on true group by user_id),
     assigned as (
       select split_part(assignee, ':', 2)::uuid as user_id, count(*) as ended,
         count(*) filter (where status = 'EXPIRED' or level > 0) as missed
       from mastguard.review_task where assignee like 'user:%' and resolved_at between $1 and $2
         and id >= mastguard.uuid_floor($1::timestamptz - make_interval(days => ${TASK_DAYS}))
         and ($3::uuid is null or assignee = 'user:' || $3::text) group by 1)
     select user_id, u.name, u.email, coalesce(tasks, 0) as tasks, coalesce(approved, 0) as approved, coalesce(compared, 0) as compared,
       coalesce(agreed, 0) as agreed, coalesce(timed, 0) as timed, coalesce(quick, 0) as quick, median, p90,
       coalesce(policies, '[]') as policies, coalesce(ended, 0) as ended, coalesce(missed, 0) as missed
     from total full join assigned using (user_id) left join times using (user_id) left join by_policy using (user_id)
     left join mastguard.user_account u on u.id = user_id
     order by tasks desc, u.email, user_id`,
    [since, until, only === null ? null : uuidOf("usr", only)],
  );
  return rows.map(parseRow);
}

/** Tasks that expired, of those that ended in the period. Index: review_task_pkey. */
export async function readExpired(
  client: pg.PoolClient,
  { since, until }: { readonly since: Date; readonly until: Date },
): Promise<Share> {
  const { rows } = await client.query<Share>(
    `select count(*) filter (where status = 'EXPIRED') as count, count(*) as of from mastguard.review_task
     where resolved_at between $1 and $2 and id >= mastguard.uuid_floor($1::timestamptz - make_interval(days => ${TASK_DAYS}))`,
    [since, until],
  );
  return rows[0] ?? { count: 0, of: 0 };
}

const Row = z.object({
  user_id: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  tasks: z.number(),
  approved: z.number(),
  compared: z.number(),
  agreed: z.number(),
  timed: z.number(),
  quick: z.number(),
  median: z.number().nullable(),
  p90: z.number().nullable(),
  policies: z.array(
    z.object({ policy: z.string().nullable(), name: z.string().nullable(), count: z.number(), of: z.number() }),
  ),
  ended: z.number(),
  missed: z.number(),
});

function parseRow(value: unknown): RealQuality {
  const row = Row.parse(value);
  return {
    reviewerId: idOf("usr", row.user_id),
    name: row.name,
    email: row.email,
    tasks: row.tasks,
    medianOpenMs: row.median,
    p90OpenMs: row.p90,
    quick: { count: row.quick, of: row.timed },
    approved: { count: row.approved, of: row.tasks },
    byPolicy: row.policies.map(({ policy, name, count, of }) => ({
      policyId: policy === null ? null : idOf("pol", policy),
      name,
      approved: { count, of },
    })),
    agreed: { count: row.agreed, of: row.compared },
    missed: { count: row.missed, of: row.ended },
  };
}
