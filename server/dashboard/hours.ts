import type pg from "pg";
import { lastHours } from "@/server/agents";
import { EVENTS, WAITING } from "./figures";

/** The newest 24 hours of UTC, oldest first: one number each. */
export interface Hours {
  readonly events: readonly number[];
  readonly failures: readonly number[];
  /** Events per minute of the hour; of the minutes so far in the one that is running. */
  readonly perMinute: readonly number[];
  /** Agents that did something in the hour. */
  readonly agents: readonly number[];
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;

/** Indexes: activity_minute_pkey, agent_hour_pkey. */
export async function readHours(client: pg.PoolClient, now: Date): Promise<Hours> {
  const hours = lastHours(now);
  const counts = await client.query<{ hour: Date; events: number; failures: number }>(
    `select date_trunc('hour', minute, 'UTC') as hour, sum(${EVENTS}) as events, sum(failures) as failures
     from mastguard.activity_minute where minute >= $1 group by 1`,
    [hours[0]],
  );
  const active = await client.query<{ hour: Date; agents: number }>(
    "select hour, count(*) as agents from mastguard.agent_hour where hour >= $1 group by 1",
    [hours[0]],
  );
  const countsAt = new Map(counts.rows.map((row) => [row.hour.getTime(), row]));
  const activeAt = new Map(active.rows.map((row) => [row.hour.getTime(), row.agents]));
  const events = hours.map((hour) => countsAt.get(hour.getTime())?.events ?? 0);
  return {
    events,
    failures: hours.map((hour) => countsAt.get(hour.getTime())?.failures ?? 0),
    perMinute: events.map((count, at) => count / minutesOf(hours[at] ?? now, now)),
    agents: hours.map((hour) => activeAt.get(hour.getTime()) ?? 0),
  };
}

function minutesOf(hour: Date, now: Date): number {
  return Math.min(HOUR_MINUTES, Math.floor((now.getTime() - hour.getTime()) / MINUTE_MS) + 1);
}

/** The minute of the newest 24 hours with the most events; null without any. Index: activity_minute_pkey. */
export async function readPeakMinute(client: pg.PoolClient, now: Date): Promise<{ at: string; events: number } | null> {
  const { rows } = await client.query<{ minute: Date; events: number }>(
    `select minute, ${EVENTS} as events from mastguard.activity_minute
     where minute > $1::timestamptz - interval '24 hours' order by events desc, minute desc limit 1`,
    [now],
  );
  const [peak] = rows;
  return peak ? { at: peak.minute.toISOString(), events: peak.events } : null;
}

/** A review expires after at most 30 days, so one that ended in the last two days was opened within so many. */
const TASK_DAYS = 32;

/**
 * How many reviews waited at each of these moments, none older than two days.
 * Indexes: review_task (organization, status, created_at) for those that wait, review_task_pkey for the newest others.
 */
export async function readQueueDepths(
  client: pg.PoolClient,
  moments: readonly Date[],
  now: Date,
): Promise<readonly number[]> {
  const { rows } = await client.query<{ depth: number }>(
    `with task as materialized (
       select created_at, resolved_at from mastguard.review_task where status in ${WAITING}
       union all
       select created_at, resolved_at from mastguard.review_task where status not in ${WAITING}
         and id >= mastguard.uuid_floor($2::timestamptz - make_interval(days => ${TASK_DAYS})) and resolved_at > (select min(m) from unnest($1::timestamptz[]) m))
     select (select count(*) from task where created_at <= m.at and (resolved_at is null or resolved_at > m.at)) as depth
     from unnest($1::timestamptz[]) with ordinality as m (at, place) order by m.place`,
    [moments, now],
  );
  return rows.map(({ depth }) => depth);
}
