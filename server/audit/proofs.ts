import {
  consistencyProof,
  inclusionProof,
  type Sha256,
  type TileRef,
  type TileSource,
  tileSource,
  tilesForConsistency,
  tilesForInclusion,
  toHex,
} from "@mastguard/ledger";
import type pg from "pg";
import { nativeSha256 } from "./native-sha256";

/** Nodes remembered while proofs of one page are made, about 200 bytes each. */
const REMEMBERED_MAX = 50_000;

/** The hex hashes of each entry's inclusion proof in the tree of `size` leaves (RFC 9162 §2.1.3.1); `size` is at most the stored tree's. */
export async function inclusionProofs(
  client: pg.PoolClient,
  indexes: readonly number[],
  size: number,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const tiles = await readTiles(
    client,
    indexes.flatMap((index) => tilesForInclusion(index, size)),
  );
  const sha = remembered(nativeSha256);
  return new Map(indexes.map((index) => [index, inclusionProof(index, size, tiles, sha).map(toHex)]));
}

/** Proofs of entries that stand together share most of their nodes: a page of them hashes each node once. */
function remembered(sha: Sha256): Sha256 {
  const known = new Map<string, Uint8Array>();
  return (data) => {
    const name = Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("latin1");
    const hash = known.get(name) ?? sha(data);
    if (known.size < REMEMBERED_MAX) known.set(name, hash);
    return hash;
  };
}

/** The hex hashes of the proof that the tree of `to` leaves extends the one of `from` (RFC 9162 §2.1.4.1). */
export async function consistencyHashes(client: pg.PoolClient, from: number, to: number): Promise<readonly string[]> {
  const tiles = await readTiles(client, tilesForConsistency(from, to));
  return consistencyProof(from, to, tiles, nativeSha256).map(toHex);
}

/** Reads the named tiles of the current organization, each once. Stored ones may be wider than asked for. */
async function readTiles(client: pg.PoolClient, refs: readonly TileRef[]): Promise<TileSource> {
  const named = new Map(refs.map((ref) => [`${ref.level}/${ref.position}`, ref]));
  if (named.size === 0) return tileSource([]);
  const { rows } = await client.query<{ level: number; position: number; hashes: Buffer }>({
    name: "read_tiles",
    text: `select t.level, t.position, t.hashes from unnest($1::smallint[], $2::bigint[]) as w (level, position)
           join mastguard.tile t on t.level = w.level and t.position = w.position`,
    values: [[...named.values()].map(({ level }) => level), [...named.values()].map(({ position }) => position)],
  });
  return tileSource(rows);
}
