import { parseCheckpoint, toHex } from "@mastguard/ledger";
import type pg from "pg";
import type { CheckpointView } from "./schemas";

interface CheckpointRow {
  readonly note: string;
  readonly signed_at: Date;
}

/** The newest checkpoint of the current organization: it covers its whole stored tree. `null` before the first. */
export async function newestCheckpoint(client: pg.PoolClient): Promise<CheckpointView | null> {
  const { rows } = await client.query<CheckpointRow>(
    "select note, signed_at from mastguard.checkpoint order by number desc limit 1",
  );
  return rows[0] ? viewOf(rows[0]) : null;
}

/** The checkpoint signed at exactly this size. */
export async function checkpointOfSize(client: pg.PoolClient, size: number): Promise<CheckpointView | null> {
  const { rows } = await client.query<CheckpointRow>(
    "select note, signed_at from mastguard.checkpoint where size = $1",
    [size],
  );
  const checkpoint = rows[0] ? viewOf(rows[0]) : null;
  return checkpoint?.size === size ? checkpoint : null;
}

/** INVARIANT: what is said of a checkpoint is what its note signs, never what columns beside it claim. */
function viewOf({ note, signed_at }: CheckpointRow): CheckpointView {
  const { origin, size, rootHash } = parseCheckpoint(note);
  return {
    origin,
    size,
    rootHash: toHex(rootHash),
    signedAt: signed_at.toISOString(),
    note,
  };
}
