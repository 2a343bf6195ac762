import { z } from "zod";
import { uuidOf } from "@/server/ids";
import { connect, withDatabase } from "../../scripts/lib/connect.mjs";
import { openHome } from "../../scripts/lib/home.mjs";
import { adoptPostgres } from "../../scripts/lib/postgres.mjs";
import type { Tenant } from "./tenant";

/** What one tenant's decisions left in the database. */
export interface Stored {
  /** Decision entries in the log. */
  readonly decisions: number;
  /** Mean bytes of a decision's rows: entry, action and sealed record, without indexes. */
  readonly rowBytes: number;
  readonly verdicts: Readonly<Record<string, number>>;
}

const FLOOR_DATABASE = "floor";
const StoredRow = z.object({ decision: z.string(), decisions: z.coerce.number(), bytes: z.coerce.number() });

/** The private PostgreSQL behind a home, as its superuser; it must be running. */
export class PrivateDatabase {
  private constructor(private readonly url: string) {}

  static async of(homeDirectory: string): Promise<PrivateDatabase> {
    const running = await adoptPostgres(openHome({ ...process.env, MASTGUARD_HOME: homeDirectory }));
    if (running === null) throw new Error("the private database does not run");
    return new PrivateDatabase(running.url);
  }

  /** Counts straight from the tables, past everything that is measured. */
  async stored({ id }: Tenant): Promise<Stored> {
    const rows = z.array(StoredRow).parse(
      await query(withDatabase(this.url, "mastguard"), {
        text: `select a.decision, count(*) as decisions, sum(pg_column_size(e.*) + pg_column_size(a.*) + pg_column_size(r.*)) as bytes
          from mastguard.entry e
          join mastguard.action a on a.organization_id = e.organization_id and a.id = e.trace_id
          join mastguard.record r on r.organization_id = e.organization_id and r.trace_id = e.trace_id
          where e.organization_id = $1 and e.type = 'action.decided' group by a.decision`,
        values: [uuidOf("org", id)],
      }),
    );
    const decisions = rows.reduce((sum, row) => sum + row.decisions, 0);
    const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
    return {
      decisions,
      rowBytes: decisions === 0 ? 0 : Math.round(bytes / decisions),
      verdicts: Object.fromEntries(rows.map((row) => [row.decision, row.decisions])),
    };
  }

  /** An empty database of its own for the floor, in the same PostgreSQL with the same settings. */
  async createFloor(): Promise<string> {
    await query(this.url, { text: `create database ${FLOOR_DATABASE}`, values: [] });
    return withDatabase(this.url, FLOOR_DATABASE);
  }
}

async function query(url: string, statement: { text: string; values: readonly string[] }): Promise<unknown[]> {
  const client = await connect(url, { name: "the private database" });
  try {
    return (await client.query<Record<string, unknown>>(statement.text, [...statement.values])).rows;
  } finally {
    await client.end();
  }
}
