import type pg from "pg";
import { type OrganizationId, uuidOf } from "@/server/ids";

/** An action that was received and is neither decided, exactly once, nor waiting for it. */
export interface AlteredQueue {
  /** Of what was received; without such an entry, of the decision, and 0 when there is none either. */
  readonly index: number;
  readonly kind: "queue_altered";
  readonly message: string;
}

/** Compares what was received with what was decided of it and with what is queued. @param most how many are named. */
export async function alteredQueue(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  most: number,
): Promise<AlteredQueue[]> {
  const { rows } = await client.query<{ index: number; times: number; is_queued: boolean; is_received: boolean }>(
    `select coalesce(r.index, d.index, 0) as index, coalesce(d.times, 0)::int as times, q.trace_id is not null as is_queued, r.index is not null as is_received
     from (select trace_id, min(index) as index from mastguard.entry where organization_id = $1 and type = 'action.received' group by trace_id) r
     full join (select trace_id from mastguard.queued_action where organization_id = $1) q on q.trace_id = r.trace_id
     left join lateral (select min(e.index) as index, count(*) as times from mastguard.entry e
       where e.organization_id = $1 and e.trace_id = coalesce(r.trace_id, q.trace_id) and e.type = 'action.decided') d on true
     where r.index is null or coalesce(d.times, 0) + (q.trace_id is not null)::int <> 1 or d.index < r.index order by 1 limit $2`,
    [uuidOf("org", organizationId), most],
  );
  return rows.map((row) => ({ index: row.index, kind: "queue_altered" as const, message: wordsFor(row) }));
}

function wordsFor(row: { readonly times: number; readonly is_queued: boolean; readonly is_received: boolean }): string {
  if (!row.is_received) return "an action is queued that the log never received";
  if (row.times > 1) return "an action that was received once was decided more than once";
  if (row.times === 0) return "an action was received and is neither decided nor queued";
  return row.is_queued
    ? "an action is still queued although it was decided"
    : "an action was decided before it was received";
}
