import type pg from "pg";
import { type OrganizationId, uuidOf } from "@/server/ids";

/** An action's outcome that the log and the table beside it do not agree on. */
export interface AlteredOutcome {
  /** Of the outcome's entry; without one, of its action's decision, and 0 when there is no such action. */
  readonly index: number;
  readonly kind: "outcome_altered";
  readonly message: string;
}

/** Compares which actions have their outcome with the log, which holds one entry for each. @param most how many are named. */
export async function alteredOutcomes(
  client: pg.PoolClient,
  organizationId: OrganizationId,
  most: number,
): Promise<AlteredOutcome[]> {
  const { rows } = await client.query<{ index: number; is_logged: boolean }>(
    `select coalesce(e.index, a.entry_index, 0) as index, e.index is not null as is_logged
     from (select trace_id, max(index) as index, count(*) as times from mastguard.entry
       where organization_id = $1 and type = 'outcome.reported' group by trace_id) e
     full join (select trace_id from mastguard.outcome where organization_id = $1) o on o.trace_id = e.trace_id
     left join mastguard.action a on a.organization_id = $1 and a.id = o.trace_id
     where e.index is null or o.trace_id is null or e.times > 1 order by 1 limit $2`,
    [uuidOf("org", organizationId), most],
  );
  return rows.map(({ index, is_logged: isLogged }) => ({
    index,
    kind: "outcome_altered" as const,
    message: isLogged
      ? "the stored outcomes are not one for this entry"
      : "an outcome is stored of this action that was never logged",
  }));
}
