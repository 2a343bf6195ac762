import type { LogEntry, ReadTile, StoredCheckpoint } from "@mastguard/ledger";
import type pg from "pg";
import { idOf } from "@/server/ids";

/** Rows held in memory at a time, a few hundred kB. */
const PAGE = 500;

/**
 * Every entry of the current organization by ascending index. Tampered rows come out as they are: an index that is no
 * index, one that repeats, a time out of range; so numbers are read as floats and times as text.
 */
export async function* storedEntries(client: pg.PoolClient): AsyncGenerator<LogEntry, void, undefined> {
  const pages = cursor<EntryRow>(
    client,
    "stored_entries",
    `select id, index::float8 as index, type, trace_id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
       actor_type, actor_id, agent_id, action_type, decision, risk_score, risk_category, body, leaf_hash
     from mastguard.entry order by index, id`,
  );
  for await (const row of pages)
    yield {
      index: row.index,
      body: row.body,
      leafHash: row.leaf_hash,
      columns: {
        id: idOf("evt", row.id),
        type: row.type,
        traceId: row.trace_id === null ? null : idOf("trc", row.trace_id),
        at: row.at,
        actorType: row.actor_type,
        actorId: row.actor_id,
        agentId: row.agent_id,
        actionType: row.action_type,
        decision: row.decision,
        riskScore: row.risk_score,
        riskCategory: row.risk_category,
      },
    };
}

/** Every checkpoint of the current organization by ascending number. */
export async function* storedCheckpoints(client: pg.PoolClient): AsyncGenerator<StoredCheckpoint, void, undefined> {
  yield* cursor<StoredCheckpoint>(
    client,
    "stored_checkpoints",
    "select number::float8 as number, size::float8 as size, note from mastguard.checkpoint order by number",
  );
}

/** The notes alone, in a cursor of their own: for finding the log's origin before the walk. */
export async function* storedNotes(client: pg.PoolClient): AsyncGenerator<string, void, undefined> {
  const rows = cursor<{ note: string }>(
    client,
    "stored_notes",
    "select note from mastguard.checkpoint order by number",
  );
  for await (const { note } of rows) yield note;
}

/** Sizes that head and tree claim; 0 where there is no row. */
export async function storedSizes(client: pg.PoolClient): Promise<{ head: number; tree: number }> {
  const { rows } = await client.query<{ head: number; tree: number }>(
    `select coalesce((select size::float8 from mastguard.log_head), 0) as head,
       coalesce((select size::float8 from mastguard.tree), 0) as tree`,
  );
  return rows[0] ?? { head: 0, tree: 0 };
}

/** Reads one tile of the current organization. */
export function storedTile(client: pg.PoolClient): ReadTile {
  return async (level, position) => {
    const { rows } = await client.query<{ hashes: Buffer }>({
      name: "stored_tile",
      text: "select hashes from mastguard.tile where level = $1 and position = $2",
      values: [level, position],
    });
    return rows[0]?.hashes ?? null;
  };
}

interface EntryRow {
  readonly id: string;
  readonly index: number;
  readonly type: string;
  readonly trace_id: string | null;
  readonly at: string;
  readonly actor_type: string;
  readonly actor_id: string;
  readonly agent_id: string | null;
  readonly action_type: string | null;
  readonly decision: string | null;
  readonly risk_score: number | null;
  readonly risk_category: string | null;
  readonly body: string;
  readonly leaf_hash: Buffer;
}

/** Rows of a server-side cursor, page by page, inside the caller's transaction. `name` and `sql` are ours, never input. */
async function* cursor<Row extends pg.QueryResultRow>(
  client: pg.PoolClient,
  name: string,
  sql: string,
): AsyncGenerator<Row, void, undefined> {
  await client.query(`declare ${name} no scroll cursor for ${sql}`);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${PAGE} from ${name}`);
    yield* rows;
    if (rows.length < PAGE) return;
  }
}
