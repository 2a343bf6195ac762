import { databasePresence, pool } from "@/server/db/client";

/** A clock further away from the database's would make expiries and ids disagree. */
const SKEW_MAX_MS = 2_000;

/**
 * Whether this node can decide: the database answers, its clock agrees with ours, this and next month have partitions.
 * @throws UnavailableError, within 2 s, when the database does not answer.
 */
export async function databaseReadiness(): Promise<{ ok: boolean; checks: Record<string, string> }> {
  return await databasePresence().wait(look);
}

async function look(): Promise<{ ok: boolean; checks: Record<string, string> }> {
  const before = Date.now();
  const { rows } = await pool().query<{ now_ms: number; missing: string[] }>(
    `select extract(epoch from clock_timestamp())::float8 * 1000 as now_ms,
       array(select parent || to_char((date_trunc('month', now(), 'UTC') + make_interval(months => ahead)) at time zone 'UTC', '_YYYY_MM')
             from unnest(array['entry', 'action', 'record']) parent, generate_series(0, 1) ahead
             where to_regclass('mastguard.' || parent || to_char((date_trunc('month', now(), 'UTC') + make_interval(months => ahead)) at time zone 'UTC', '_YYYY_MM')) is null) as missing`,
  );
  const row = rows[0];
  const here = (before + Date.now()) / 2;
  const skewMs = row ? Math.abs(row.now_ms - here) : Number.POSITIVE_INFINITY;
  const missing = row?.missing ?? [];
  const checks = {
    database: "ok",
    clock: skewMs <= SKEW_MAX_MS ? "ok" : `${Math.round(skewMs)} ms from the database's`,
    partitions: missing.length === 0 ? "ok" : `missing: ${missing.join(", ")}`,
  };
  return { ok: Object.values(checks).every((check) => check === "ok"), checks };
}
