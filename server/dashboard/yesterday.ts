import type pg from "pg";
import { ACTIVE_DAYS } from "@/server/agents";
import { EVENTS, type Figures, RATE_MINUTES } from "./figures";

/** The figures as they were a day ago; null where there was nothing to count yet. */
export interface Yesterday {
  readonly events: number | null;
  readonly failures: number | null;
  readonly perMinute: number | null;
  readonly agents: number | null;
}

/**
 * The figures at the same time yesterday, to the minute; agents to the hour. A day without events gives null for what
 * is counted over the day, and an organization that had seen nobody by then gives null for its agents.
 * Indexes: activity_minute_pkey, agent_activity_pkey, agent_hour (organization, agent, hour).
 */
export async function readYesterday(
  client: pg.PoolClient,
  { midnightYesterday, sameTimeYesterday }: Figures,
): Promise<Yesterday> {
  const { rows } = await client.query<Yesterday>(
    `select nullif(day.events, 0) as events, case when day.events > 0 then day.failures end as failures,
       case when day.events > 0 then day.recent / ${RATE_MINUTES}.0::float8 end as "perMinute", agents.seen as agents
     from (select sum(${EVENTS}) as events, sum(failures) as failures,
             coalesce(sum(${EVENTS}) filter (where minute >= date_trunc('minute', $2::timestamptz) - make_interval(mins => ${RATE_MINUTES - 1})), 0) as recent
           from mastguard.activity_minute where minute >= $1 and minute <= $2) day,
          (select nullif(count(*), 0) as seen from mastguard.agent_activity a
           where a.first_seen_at <= $2 and a.last_seen_at >= $2::timestamptz - make_interval(days => ${ACTIVE_DAYS})
             and (a.last_seen_at <= $2 or exists (select from mastguard.agent_hour h where h.agent_id = a.agent_id
               and h.hour <= $2 and h.hour >= $2::timestamptz - make_interval(days => ${ACTIVE_DAYS})))) agents`,
    [midnightYesterday, sameTimeYesterday],
  );
  return rows[0] ?? { events: null, failures: null, perMinute: null, agents: null };
}
