import type { Tile } from "@mastguard/ledger";
import type pg from "pg";

/** A tree that grew, ready to be stored: tiles and the signed checkpoint of its new size. */
export interface Extension {
  /** Stored uuid. */
  readonly organization: string;
  /** The stored size it was computed from; publishing does nothing when that moved. */
  readonly from: number;
  readonly to: number;
  readonly rootHash: Uint8Array;
  readonly note: string;
  readonly tiles: readonly Tile[];
}

/** Another leader extended a tree that this one took for its own: what is in memory is stale. */
class OvertakenError extends Error {
  constructor() {
    super("another leader extended a tree; this one steps down");
    this.name = "OvertakenError";
  }
}

/** The database answered and refused these rows, whoever sends them: integrity constraints, raised exceptions, data. */
const REFUSAL = /^(22|23|42|P0)/;

/**
 * Stores extensions in one transaction, and so in one flush to disk. When the database refuses one of them, each is
 * tried by itself and `refused` hears of those that still are.
 *
 * @returns those that are on disk. Throws OvertakenError, or what broke the connection; nothing is stored then.
 */
export async function publish<E extends Extension>(
  client: pg.Client,
  extensions: readonly E[],
  refused: (organization: string, error: unknown) => void,
): Promise<readonly E[]> {
  const [only] = extensions;
  if (only === undefined) return [];
  try {
    await inTransaction(client, extensions);
    return extensions;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (extensions.length === 1) {
      refused(only.organization, error);
      return [];
    }
    const stored: E[] = [];
    for (const extension of extensions) stored.push(...(await publish(client, [extension], refused)));
    return stored;
  }
}

async function inTransaction(client: pg.Client, extensions: readonly Extension[]): Promise<void> {
  await client.query("begin");
  try {
    for (const extension of extensions) await publishOne(client, extension);
    await client.query("commit");
  } catch (error) {
    if (isRefusal(error)) await client.query("rollback");
    throw error; // otherwise the session is given up, and the transaction with it
  }
}

async function publishOne(
  client: pg.Client,
  { organization, from, to, rootHash, note, tiles }: Extension,
): Promise<void> {
  const { rows } = await client.query<{ published: boolean }>({
    name: "integrate_publish",
    text: "select mastguard.integrate_publish($1, $2, $3, $4, $5, $6, $7, $8) as published",
    values: [
      organization,
      from,
      to,
      Buffer.from(rootHash),
      note,
      tiles.map(({ level }) => level),
      tiles.map(({ position }) => position),
      tiles.map(({ hashes }) => Buffer.from(hashes)),
    ],
  });
  if (rows[0]?.published !== true) throw new OvertakenError();
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && "code" in error && REFUSAL.test(String(error.code));
}
