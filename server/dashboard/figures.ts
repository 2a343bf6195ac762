import type pg from "pg";
import { ACTIVE_DAYS } from "@/server/agents";

/** What the figures are at one moment, and where "today" begins. */
export interface Figures {
  /** IANA zone of the organization. */
  readonly zone: string;
  readonly midnight: Date;
  /** The same time yesterday, and yesterday's midnight, by the organization's clocks. */
  readonly sameTimeYesterday: Date;
  readonly midnightYesterday: Date;
  readonly eventsToday: number;
  readonly eventsPerMinute: number;
  readonly failuresCaught: number;
  readonly hitlQueueDepth: number;
  readonly agentsMonitored: number;
}

/** Statuses in which a review still waits for a person. */
export const WAITING = `('PENDING', 'PARTIALLY_APPROVED')`;
/** Events of a row of activity_minute. */
export const EVENTS = "allow + alert + hitl + block";
export const RATE_MINUTES = 5;

/**
 * The figures of the organization the connection is inside.
 *
 * Days are the organization's: `date_trunc` with a zone and clock arithmetic in it, so a day of 23 or 25 hours counts
 * whole. The rate counts whole minutes from activity_minute and the rest of the oldest one from the time-ordered ids of
 * the actions themselves, so it is exact at every second.
 * Indexes: activity_minute_pkey, action_pkey, review_task (organization, status, created_at), agent_activity (organization, last_seen_at).
 */
export async function readFigures(client: pg.PoolClient, now: Date): Promise<Figures> {
  const { rows } = await client.query<Figures>(
    `with zoned as (select zone, ($1::timestamptz at time zone zone - interval '1 day') at time zone zone as yesterday from mastguard.organization),
     day as (select zone, yesterday, date_trunc('day', $1::timestamptz, zone) as midnight, date_trunc('day', yesterday, zone) as midnight_yesterday from zoned),
     today as (select coalesce(sum(${EVENTS}), 0) as events, coalesce(sum(failures), 0) as failures from mastguard.activity_minute where minute >= (select midnight from day)),
     rate as (select $1::timestamptz - make_interval(mins => ${RATE_MINUTES}) as since, date_trunc('minute', $1::timestamptz) - make_interval(mins => ${RATE_MINUTES - 1}) as whole)
     select zone, midnight, yesterday as "sameTimeYesterday", midnight_yesterday as "midnightYesterday",
       today.events as "eventsToday", today.failures as "failuresCaught",
       ((select coalesce(sum(${EVENTS}), 0) from mastguard.activity_minute where minute >= rate.whole)
         + (select count(*) from mastguard.action where id >= mastguard.uuid_floor(rate.since) and id < mastguard.uuid_floor(rate.whole)))
         / ${RATE_MINUTES}.0::float8 as "eventsPerMinute",
       (select count(*) from mastguard.review_task where status in ${WAITING}) as "hitlQueueDepth",
       (select count(*) from mastguard.agent_activity where last_seen_at >= $1::timestamptz - make_interval(days => ${ACTIVE_DAYS})) as "agentsMonitored"
     from day, today, rate`,
    [now],
  );
  const [figures] = rows;
  if (!figures) throw new Error("the organization of this connection does not exist");
  return figures;
}
