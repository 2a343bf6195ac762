import type { LogProblems } from "./log-problem";
import { HASH_BYTES } from "./merkle";
import { hashAt, TILE_WIDTH } from "./tiles";

/** Reads a stored tile: its hashes one after the other, or `null` where none is stored. */
export type ReadTile = (level: number, position: number) => Promise<Uint8Array | null>;

/** The tree as it is stored: how many leaves it says to have (0 when there is none yet), and its tiles. */
export interface StoredTree {
  readonly size: number;
  readonly readTile: ReadTile;
}

interface OpenTile {
  readonly position: number;
  readonly hashes: Uint8Array | null;
  isReported: boolean;
}

/** Walks the stored tiles from left to right, one tile a level in memory, and reports what is absent. */
export class LogTiles {
  readonly #open = new Map<number, OpenTile>();
  readonly #tree: StoredTree;
  readonly #problems: LogProblems;

  constructor(tree: StoredTree, problems: LogProblems) {
    this.#tree = tree;
    this.#problems = problems;
  }

  /** Hash number `index` of a level; `null` where the stored tree does not reach, or should and does not. */
  async hash(level: number, index: number): Promise<Uint8Array | null> {
    const leavesEach = TILE_WIDTH ** level;
    if ((index + 1) * leavesEach > this.#tree.size) return null;
    const position = Math.floor(index / TILE_WIDTH);
    let open = this.#open.get(level);
    if (open?.position !== position) {
      open = { position, hashes: await this.#tree.readTile(level, position), isReported: false };
      this.#open.set(level, open);
    }
    const within = index % TILE_WIDTH;
    if (open.hashes !== null && open.hashes.length >= (within + 1) * HASH_BYTES) return hashAt(open.hashes, within);
    if (!open.isReported) {
      const message = `tile ${level}/${position} has no hash ${within}, which a tree of ${this.#tree.size} needs`;
      this.#problems.add(index * leavesEach, "tile_missing", message);
      open.isReported = true;
    }
    return null;
  }

  /** Reports hashes right of the tree's edge: it was larger than its size says. */
  async checkEdge(): Promise<void> {
    const { size, readTile } = this.#tree;
    for (let level = 0, hashes = size; ; level++, hashes = Math.floor(hashes / TILE_WIDTH)) {
      const position = Math.floor(hashes / TILE_WIDTH);
      const tile = await readTile(level, position);
      if (tile !== null && tile.length > (hashes % TILE_WIDTH) * HASH_BYTES) {
        this.#problems.add(size, "tree_rolled_back", `tile ${level}/${position} holds hashes beyond a tree of ${size}`);
      }
      if (hashes === 0) return;
    }
  }
}
