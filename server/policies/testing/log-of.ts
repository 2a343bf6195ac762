import { type OrganizationId, uuidOf } from "@/server/ids";
import { asSuperuser } from "@/server/testing/database";

/** What an organization's log says from `since` on, and where its epoch stands. */
export interface LogState {
  readonly size: number;
  readonly epoch: number;
  readonly entries: readonly {
    readonly type: string;
    readonly data: Readonly<Record<string, unknown>>;
    readonly body: string;
  }[];
}

/** Reads the log behind row-level security. */
export async function logOf(organizationId: OrganizationId, since = 0): Promise<LogState> {
  return await asSuperuser(async (db) => {
    const org = uuidOf("org", organizationId);
    const head = await db.query("select size, epoch from mastguard.log_head where organization_id = $1", [org]);
    const entries = await db.query(
      "select body from mastguard.entry where organization_id = $1 and index >= $2 order by index",
      [org, since],
    );
    return {
      size: Number(head.rows[0].size),
      epoch: Number(head.rows[0].epoch),
      entries: entries.rows.map(({ body }) => ({ ...JSON.parse(body), body })),
    };
  });
}
