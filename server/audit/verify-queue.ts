import type pg from "pg";
import { type OrganizationId, uuidOf } from "@/server/ids";

/** An action that was received and is neither decided, exactly once, nor waiting for it. */
export interface AlteredQueue {
  /** Of what was received; 0 when nothing was. */
  readonly index: number;
  readonly kind: "queue_altered";
  readonly message: string;
}

/** Compares what was received at these indexes with what was decided of it and with what is queued. */
export async function alteredReceived(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  { first, past, most }: { readonly first: number; readonly past: number; readonly most: number },
): Promise<AlteredQueue[]> {
  const { rows } = await client.query<Compared>(
    `select r.index, d.times::int as times, q.trace_id is not null as is_queued
     from mastguard.entry r
     left join mastguard.queued_action q on q.organization_id = r.organization_id and q.trace_id = r.trace_id
     cross join lateral (select min(e.index) as index, count(*) as times from mastguard.entry e
       where e.organization_id = r.organization_id and e.trace_id = r.trace_id and e.type = 'action.decided') d
     where r.organization_id = $1 and r.index >= $2 and r.index < $3 and r.type = 'action.received'
       and (d.times + (q.trace_id is not null)::int <> 1 or d.index < r.index) order by 1 limit $4`,
    [uuidOf("org", organizationId), first, past, most],
  );
  return rows.map((row) => problemAt(row.index, wordsFor(row)));
}

/** What is queued and was never received. */
export async function alteredQueue(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  most: number,
): Promise<AlteredQueue[]> {
  const { rows } = await client.query(
    `select 1 from mastguard.queued_action q where q.organization_id = $1 and not exists (
       select 1 from mastguard.entry e where e.organization_id = q.organization_id and e.trace_id = q.trace_id and e.type = 'action.received') limit $2`,
    [uuidOf("org", organizationId), most],
  );
  return rows.map(() => problemAt(0, "an action is queued that the log never received"));
}

interface Compared {
  readonly index: number;
  readonly times: number;
  readonly is_queued: boolean;
}

function wordsFor({ times, is_queued: isQueued }: Compared): string {
  if (times > 1) return "an action that was received once was decided more than once";
  if (times === 0) return "an action was received and is neither decided nor queued";
  return isQueued
    ? "an action is still queued although it was decided"
    : "an action was decided before it was received";
}

function problemAt(index: number, message: string): AlteredQueue {
  return { index, kind: "queue_altered", message };
}
