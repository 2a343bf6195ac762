import { LedgerError } from "./errors";
import { HASH_BYTES, nodeHash } from "./merkle";
import type { Sha256 } from "./sha256";

/** Hashes in a full tile (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;

/** Levels of the binary tree that one tile spans: 2^8 = 256. */
export const TILE_HEIGHT = 8;

/**
 * A tile by name (C2SP tlog-tiles): at `level` L, hash i of tile `position` N is the root of the complete subtree of
 * 256^L leaves number 256·N + i. `width` is how many hashes the tile has in the tree it is asked for.
 */
export interface TileRef {
  readonly level: number;
  readonly position: number;
  readonly width: number;
}

/** A tile with its hashes, 32 bytes each, one after the other; 256 when full, 1 to 255 at the right edge. */
export interface Tile {
  readonly level: number;
  readonly position: number;
  readonly hashes: Uint8Array;
}

/** The hashes of a tile, at least as wide as the tree asked about needs, or `undefined` where there is none. */
export type TileSource = (level: number, position: number) => Uint8Array | undefined;

/** Serves tiles that were read beforehand. */
export function tileSource(tiles: Iterable<Tile>): TileSource {
  const byName = new Map<string, Uint8Array>();
  for (const { level, position, hashes } of tiles) byName.set(`${level}/${position}`, hashes);
  return (level, position) => byName.get(`${level}/${position}`);
}

/** The partial tiles at the right edge of a tree, one a level at most: all that is needed to go on appending. */
export function edgeTiles(size: number): TileRef[] {
  const refs: TileRef[] = [];
  for (let level = 0, n = size; n > 0; level++, n = Math.floor(n / TILE_WIDTH)) {
    const width = n % TILE_WIDTH;
    if (width > 0) refs.push({ level, position: Math.floor(n / TILE_WIDTH), width });
  }
  return refs;
}

/** The tile of a tree of `size` leaves that holds, or covers, the node number `index` at `height` of the binary tree. */
export function tileOf(height: number, index: number, size: number): TileRef {
  const level = Math.floor(height / TILE_HEIGHT);
  const position = Math.floor((index * 2 ** (height % TILE_HEIGHT)) / TILE_WIDTH);
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return { level, position, width: Math.min(TILE_WIDTH, hashes - position * TILE_WIDTH) };
}

/** The hash of node number `index` at `height`, from the tile that covers it. Throws `TILE_MISSING`. */
export function nodeFromTiles(height: number, index: number, tiles: TileSource, sha: Sha256): Uint8Array {
  const below = height % TILE_HEIGHT;
  const { level, position } = tileOf(height, index, Number.MAX_SAFE_INTEGER);
  const first = index * 2 ** below - position * TILE_WIDTH;
  const hashes = tiles(level, position);
  if (hashes === undefined || hashes.length < (first + 2 ** below) * HASH_BYTES) {
    throw new LedgerError("TILE_MISSING", `tile ${level}/${position} is missing or too short`);
  }
  return completeRoot(hashes, first, 2 ** below, sha);
}

/** Hash number `index` of a tile. */
export function hashAt(hashes: Uint8Array, index: number): Uint8Array {
  return hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
}

/** The root over `count` hashes, a power of two, from number `first` on. */
export function completeRoot(hashes: Uint8Array, first: number, count: number, sha: Sha256): Uint8Array {
  if (count === 1) return hashAt(hashes, first);
  const half = count / 2;
  return nodeHash(completeRoot(hashes, first, half, sha), completeRoot(hashes, first + half, half, sha), sha);
}
