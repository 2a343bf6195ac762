import type { Verdict } from "@mastguard/engine";
import { z } from "zod";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { OrganizationId } from "@/server/ids";
import { entryQuery } from "./entry-query";
import { AuditFilters } from "./schemas";

/** A filtered range cut into equal buckets. */
export const HistogramQuery = AuditFilters.safeExtend({
  from: AuditFilters.shape.from.unwrap(),
  to: AuditFilters.shape.to.unwrap(),
  buckets: z.number().int().min(1).max(200).default(60),
});
export type HistogramQuery = z.output<typeof HistogramQuery>;

const Bucket = z.object({
  /** Start of the bucket. */
  at: z.string(),
  ALLOW: z.number(),
  ALERT: z.number(),
  HITL: z.number(),
  BLOCK: z.number(),
});
export const HistogramSchema = z.object({ bucketMs: z.number(), buckets: z.array(Bucket) });
export type Histogram = z.output<typeof HistogramSchema>;

/** Entries per bucket and decision, every bucket of the range present; entries without a decision are not counted. */
export async function histogramOf(
  organizationId: OrganizationId,
  { buckets: count, ...filters }: HistogramQuery,
): Promise<Histogram> {
  const { from, to } = filters;
  const bucketMs = Math.max(1, Math.ceil((to.getTime() - from.getTime()) / count));
  const rows = await inOrganizationRead(organizationId, async (client) => {
    const { where, values } = await entryQuery(client, organizationId, filters);
    const [start, width] = [`$${values.length + 1}`, `$${values.length + 2}`];
    const { rows } = await client.query<{ bucket: number; decision: string; count: number }>(
      `select floor((extract(epoch from at) * 1000 - ${start}::float8) / ${width}::float8)::int as bucket, decision, count(*) as count
       from mastguard.entry where ${where} and decision is not null group by 1, 2`,
      [...values, from.getTime(), bucketMs],
    );
    return rows;
  });
  const counts = new Map(rows.map((row) => [`${row.bucket} ${row.decision}`, row.count]));
  const used = Math.ceil((to.getTime() - from.getTime()) / bucketMs);
  return {
    bucketMs,
    buckets: Array.from({ length: used }, (_, bucket) => {
      const [ALLOW = 0, ALERT = 0, HITL = 0, BLOCK = 0] = VERDICT_COLUMNS.map((verdict) =>
        counts.get(`${bucket} ${verdict}`),
      );
      return { at: new Date(from.getTime() + bucket * bucketMs).toISOString(), ALLOW, ALERT, HITL, BLOCK };
    }),
  };
}

const VERDICT_COLUMNS = ["ALLOW", "ALERT", "HITL", "BLOCK"] as const satisfies readonly Verdict[];
