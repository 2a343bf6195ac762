import type pg from "pg";
import { z } from "zod";
import { permissionsOfRoles } from "@/server/auth/permissions";
import type { Forecast } from "./schemas";

const WEEKS = 4;
const HOURS = 24;

/**
 * What the next 24 full hours will bring: for each the mean of the tasks opened in the same hours of the week, on the organization's
 * clocks, of the last four weeks; of an organization that is younger, of the weeks it has.
 * Indexes: review_task_pkey, review_vote (organization, user, decided), membership.
 */
export async function readForecast(client: pg.PoolClient, now: Date): Promise<Forecast> {
  const { rows } = await client.query(
    `with clock as (
       select zone, date_trunc('hour', $1::timestamptz) as now, date_trunc('hour', $1::timestamptz) at time zone zone as local,
         date_trunc('hour', created_at) at time zone zone as born from mastguard.organization),
     quarter as materialized (
       select date_bin('15 minutes', created_at, 'epoch') as quarter, count(*), sum(required_approvals) as answers from mastguard.review_task
       where id >= mastguard.uuid_floor($1::timestamptz - make_interval(days => ${7 * WEEKS + 1})) group by 1),
     opened as (
       select extract(isodow from t.local) as day, extract(hour from t.local) as hour, sum(tasks) as tasks, sum(answers) as answers
       -- In quarters of an hour first: clocks differ by multiples of that, and few rows are left to be put on them.
       from clock, lateral (select quarter at time zone zone as local, count as tasks, answers from quarter offset 0) t
       where t.local >= clock.local + interval '1 hour' - make_interval(days => ${7 * WEEKS}) and t.local < clock.local + interval '1 hour'
       group by 1, 2),
     coming as (
       select at, at at time zone zone as local,
         (select count(*) from generate_series(1, ${WEEKS}) w where at at time zone zone - make_interval(days => 7 * w) >= born) as weeks
       from clock, lateral (select now + make_interval(hours => h) as at from generate_series(1, ${HOURS}) h) hours)
     select c.at, case when weeks > 0 then coalesce(o.tasks, 0)::float8 / weeks end as tasks,
       case when weeks > 0 then coalesce(o.answers, 0)::float8 / weeks end as answers
     from coming c left join opened o on o.day = extract(isodow from c.local) and o.hour = extract(hour from c.local) order by c.at`,
    [now],
  );
  const hours = Hours.parse(rows);
  const answers = hours.reduce((sum, hour) => sum + (hour.answers ?? 0), 0);
  const reviewers = await countReviewers(client, now);
  return {
    hours: hours.map(({ at, tasks }) => ({ at: at.toISOString(), tasks })),
    answers,
    reviewers,
    perReviewer: reviewers === 0 ? null : answers / reviewers,
  };
}

async function countReviewers(client: pg.PoolClient, now: Date): Promise<number> {
  const { rows } = await client.query<{ roles: string[]; is_active: boolean }>(
    `select m.roles, exists (select from mastguard.review_vote v where v.user_id = m.user_id
       and v.decided_at >= $1::timestamptz - make_interval(days => ${7 * WEEKS})) as is_active from mastguard.membership m`,
    [now],
  );
  const deciders = rows.filter(({ roles }) => permissionsOfRoles(roles).has("reviews:decide"));
  return deciders.filter(({ is_active }) => is_active).length || deciders.length;
}

const Hours = z.array(z.object({ at: z.date(), tasks: z.number().nullable(), answers: z.number().nullable() }));
