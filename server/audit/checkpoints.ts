import { parseCheckpoint } from "@mastguard/ledger";
import type pg from "pg";
import type { CheckpointView } from "./schemas";

interface CheckpointRow {
  readonly size: number;
  readonly root_hash: Buffer;
  readonly note: string;
  readonly signed_at: Date;
}

/** The newest checkpoint of the current organization: it covers its whole stored tree. `null` before the first. */
export async function newestCheckpoint(client: pg.PoolClient): Promise<CheckpointView | null> {
  const { rows } = await client.query<CheckpointRow>(
    "select size, root_hash, note, signed_at from mastguard.checkpoint order by number desc limit 1",
  );
  return rows[0] ? viewOf(rows[0]) : null;
}

/** The checkpoint signed at exactly this size. */
export async function checkpointOfSize(client: pg.PoolClient, size: number): Promise<CheckpointView | null> {
  const { rows } = await client.query<CheckpointRow>(
    "select size, root_hash, note, signed_at from mastguard.checkpoint where size = $1",
    [size],
  );
  return rows[0] ? viewOf(rows[0]) : null;
}

function viewOf({ size, root_hash, note, signed_at }: CheckpointRow): CheckpointView {
  return {
    origin: parseCheckpoint(note).origin,
    size,
    rootHash: root_hash.toString("hex"),
    signedAt: signed_at.toISOString(),
    note,
  };
}
