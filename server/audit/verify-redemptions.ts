import type pg from "pg";
import { type OrganizationId, uuidOf } from "@/server/ids";

/** An approval's use that the log and the table beside it do not agree on. */
export interface AlteredRedemption {
  /** Of the redemption's entry; without one, of its action's decision, and 0 when there is no such action. */
  readonly index: number;
  readonly kind: "redemption_altered";
  readonly message: string;
}

/** Compares which approvals were redeemed, and when, with the log, which holds one entry for each. @param most how many are named. */
export async function alteredRedemptions(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  most: number,
): Promise<AlteredRedemption[]> {
  const { rows } = await client.query<{ index: number; is_logged: boolean }>(
    `select coalesce(e.index, a.entry_index, 0) as index, e.index is not null as is_logged
     from (select trace_id, max(index) as index, max(at) as at, count(*) as times from mastguard.entry
       where organization_id = $1 and type = 'review.redeemed' group by trace_id) e
     full join (select trace_id, redeemed_at from mastguard.redemption where organization_id = $1) r on r.trace_id = e.trace_id
     left join mastguard.action a on a.organization_id = $1 and a.id = r.trace_id
     where e.index is null or r.trace_id is null or e.times > 1 or e.at <> r.redeemed_at order by 1 limit $2`,
    [uuidOf("org", organizationId), most],
  );
  return rows.map(({ index, is_logged: isLogged }) => ({
    index,
    kind: "redemption_altered" as const,
    message: isLogged
      ? "the stored redemption is not the one this entry recorded"
      : "a redemption is stored of this action that was never logged",
  }));
}
