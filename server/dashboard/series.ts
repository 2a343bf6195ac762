import type pg from "pg";
import type { Bucket, Overview, Range } from "./schemas";

/** How a range is cut: every bucket starts at a multiple of its length since 1970 (UTC), the last one is still running. */
const CUTS = {
  "1h": { bucketMinutes: 1, count: 60 },
  "24h": { bucketMinutes: 30, count: 48 },
  "7d": { bucketMinutes: 180, count: 56 },
  "30d": { bucketMinutes: 720, count: 60 },
} as const satisfies Record<Range, { bucketMinutes: number; count: number }>;

const MINUTE_MS = 60_000;

/** Decisions by verdict over a range, empty buckets included. Index: activity_minute_pkey. */
export async function readSeries(client: pg.PoolClient, range: Range, now: Date): Promise<Overview["series"]> {
  const { bucketMinutes, count } = CUTS[range];
  const lengthMs = bucketMinutes * MINUTE_MS;
  const last = Math.floor(now.getTime() / lengthMs) * lengthMs;
  const starts = Array.from({ length: count }, (_, place) => last - (count - 1 - place) * lengthMs);
  const { rows } = await client.query<Omit<Bucket, "at"> & { at: Date }>(
    `select date_bin(make_interval(mins => $1), minute, 'epoch') as at, sum(allow) as allow, sum(alert) as alert, sum(hitl) as hitl, sum(block) as block
     from mastguard.activity_minute where minute >= $2 group by 1`,
    [bucketMinutes, new Date(starts[0] ?? last)],
  );
  const filled = new Map(rows.map((row) => [row.at.getTime(), row]));
  const buckets = starts.map((start): Bucket => {
    const { allow = 0, alert = 0, hitl = 0, block = 0 } = filled.get(start) ?? {};
    return { at: new Date(start).toISOString(), allow, alert, hitl, block };
  });
  return { range, bucketMinutes, buckets };
}
