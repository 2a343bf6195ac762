import { z } from "zod";
import { uuidOf } from "@/server/ids";
import { connect, withDatabase } from "../../scripts/lib/connect.mjs";
import { openHome } from "../../scripts/lib/home.mjs";
import { adoptPostgres } from "../../scripts/lib/postgres.mjs";
import { addPast, type Past } from "./past";
import type { Tenant } from "./tenant";

/** What one tenant's decisions left in the database. */
export interface Stored {
  /** Decision entries in the log. */
  readonly decisions: number;
  /** Mean bytes on disk of a decision's rows: entry, action and sealed record, without indexes. */
  readonly rowBytes: number;
  readonly verdicts: Readonly<Record<string, number>>;
}

const FLOOR_DATABASE = "floor";
const VerdictRow = z.object({ decision: z.string(), decisions: z.coerce.number() });
const QueuedRow = z.object({ queued: z.coerce.number() });
const BytesRow = z.object({ bytes: z.coerce.number() });

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
    const verdicts = z.array(VerdictRow).parse(
      await this.#inProduct(
        `select a.decision, count(*) as decisions from mastguard.entry e
         join mastguard.action a on a.organization_id = e.organization_id and a.id = e.trace_id
         where e.organization_id = $1 and e.type = 'action.decided' group by a.decision`,
        [uuidOf("org", id)],
      ),
    );
    const decisions = verdicts.reduce((sum, row) => sum + row.decisions, 0);
    return {
      decisions,
      rowBytes: decisions === 0 ? 0 : Math.round((await this.#tableBytes()) / decisions),
      verdicts: Object.fromEntries(verdicts.map((row) => [row.decision, row.decisions])),
    };
  }

  /** Received and not decided yet. */
  async queued({ id }: Tenant): Promise<number> {
    const [row] = await this.#inProduct("select queued from mastguard.log_head where organization_id = $1", [
      uuidOf("org", id),
    ]);
    return QueuedRow.parse(row).queued;
  }

  /** See {@link addPast}. */
  async addPast({ id }: Tenant, entries: number, onProgress: (line: string) => void): Promise<Past> {
    const client = await connect(withDatabase(this.url, "mastguard"), { name: "the private database" });
    try {
      return await addPast(client, uuidOf("org", id), entries, onProgress);
    } finally {
      await client.end();
    }
  }

  /** On disk, out-of-line values included; a fresh home holds next to nothing but what was measured. */
  async #tableBytes(): Promise<number> {
    const [row] = await this.#inProduct(
      `select sum(pg_table_size(relid)) as bytes from unnest(array['entry', 'action', 'record']) as name,
       lateral pg_partition_tree(('mastguard.' || name)::regclass) where isleaf`,
      [],
    );
    return BytesRow.parse(row).bytes;
  }

  #inProduct(text: string, values: readonly string[]): Promise<unknown[]> {
    return query(withDatabase(this.url, "mastguard"), { text, values });
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
