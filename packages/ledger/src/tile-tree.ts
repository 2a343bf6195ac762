import { LedgerError } from "./errors";
import { Frontier } from "./frontier";
import { HASH_BYTES } from "./merkle";
import { type Sha256, sha256 } from "./sha256";
import { completeRoot, edgeTiles, TILE_HEIGHT, TILE_WIDTH, type Tile, tileSource } from "./tiles";

/** The tile that is filling up at one level. */
interface OpenTile {
  position: number;
  width: number;
  changed: boolean;
  hashes: Uint8Array;
}

/**
 * An RFC 9162 tree that grows by appending and tells which tiles to store. Holds one open tile a level and the
 * frontier: 8 kB a level, three levels at sixteen million leaves. The caller keeps it between rounds or loads it again
 * from `edgeTiles(size)`.
 */
export class TileTree {
  readonly #frontier: Frontier;
  #levels: OpenTile[] = [];
  #filled: Tile[] = [];

  private constructor(frontier: Frontier) {
    this.#frontier = frontier;
  }

  /** A tree without leaves. */
  static empty(sha: Sha256 = sha256): TileTree {
    return new TileTree(new Frontier(sha));
  }

  /**
   * The tree of `size` leaves from its partial edge tiles (`edgeTiles(size)`); other tiles are ignored, wider ones are
   * cut to the size. Throws `TILE_MISSING` if one of them is absent or too short.
   */
  static load(size: number, tiles: Iterable<Tile>, sha: Sha256 = sha256): TileTree {
    const source = tileSource(tiles);
    const levels: OpenTile[] = [];
    const peaks: Uint8Array[] = [];
    for (const { level, position, width } of edgeTiles(size)) {
      const stored = source(level, position);
      if (stored === undefined || stored.length < width * HASH_BYTES) {
        throw new LedgerError("TILE_MISSING", `tile ${level}/${position} has fewer than ${width} hashes`);
      }
      const hashes = new Uint8Array(TILE_WIDTH * HASH_BYTES);
      hashes.set(stored.subarray(0, width * HASH_BYTES));
      levels[level] = { position, width, changed: false, hashes };
      peaks.push(...peaksOf(hashes, width, sha));
    }
    const tree = new TileTree(Frontier.fromPeaks(size, peaks.reverse(), sha));
    for (let level = 0, n = size; n > 0; level++, n = Math.floor(n / TILE_WIDTH)) {
      tree.#levels.push(levels[level] ?? openTile(Math.floor(n / TILE_WIDTH)));
    }
    return tree;
  }

  /** Leaves so far. */
  get size(): number {
    return this.#frontier.size;
  }

  /** The RFC 9162 tree head. */
  root(): Uint8Array {
    return this.#frontier.root();
  }

  /** Adds a leaf by its 32-byte hash (`leafHash`), which is kept and must not be changed afterwards. */
  append(leaf: Uint8Array): void {
    this.#frontier.append(leaf, (height, hash) => {
      if (height % TILE_HEIGHT === 0) this.#put(height / TILE_HEIGHT, hash);
    });
  }

  /** The tiles that appending changed since the last call, full and partial, to be stored together with the new size. */
  takeChanged(): Tile[] {
    const changed = this.#filled;
    this.#filled = [];
    this.#levels.forEach((open, level) => {
      if (!open.changed) return;
      open.changed = false;
      changed.push({ level, position: open.position, hashes: open.hashes.slice(0, open.width * HASH_BYTES) });
    });
    return changed;
  }

  #put(level: number, hash: Uint8Array): void {
    const open = (this.#levels[level] ??= openTile(0));
    open.hashes.set(hash, open.width * HASH_BYTES);
    open.width++;
    open.changed = true;
    if (open.width < TILE_WIDTH) return;
    this.#filled.push({ level, position: open.position, hashes: open.hashes });
    this.#levels[level] = openTile(open.position + 1);
  }
}

function openTile(position: number): OpenTile {
  return { position, width: 0, changed: false, hashes: new Uint8Array(TILE_WIDTH * HASH_BYTES) };
}

/** Roots of the complete subtrees under the first `width` hashes of a tile, smallest (rightmost) first. */
function peaksOf(hashes: Uint8Array, width: number, sha: Sha256): Uint8Array[] {
  const peaks: Uint8Array[] = [];
  for (let count = 1, end = width; end > 0; count *= 2) {
    if ((width & count) === 0) continue;
    end -= count;
    peaks.push(completeRoot(hashes, end, count, sha));
  }
  return peaks;
}
