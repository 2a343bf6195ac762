import { equalBytes, toHex } from "./bytes";
import type { Checkpoint } from "./checkpoint";
import { type CheckedCheckpoint, checkedCheckpoints, readKeptCheckpoints } from "./log-checkpoints";
import { checkEntry } from "./log-entry";
import { LogProblems } from "./log-problem";
import { LogTiles } from "./log-tiles";
import { LogTree } from "./log-tree";
import { HASH_BYTES, leafHash } from "./merkle";
import { sha256 } from "./sha256";
import { TILE_HEIGHT } from "./tiles";
import type { LogEntry, VerifyLogInput } from "./verify-log";

const PROBLEMS_MAX = 100;

/** One pass over a log; `verifyLog` drives it. */
export class LogWalk {
  readonly problems: LogProblems;
  readonly tree: LogTree;
  newest = { size: 0, valid: false };
  /** The index the next entry must have. */
  #next = 0;
  /** Whether a gap without tiles ended the tree; entries after it are still checked one by one. */
  #isBroken = false;
  #pending: CheckedCheckpoint | null = null;
  #kept: readonly Checkpoint[] = [];
  readonly #checkpoints: AsyncGenerator<CheckedCheckpoint, void, undefined>;
  readonly #tiles: LogTiles | null;
  readonly #input: VerifyLogInput;

  constructor(input: VerifyLogInput) {
    this.#input = input;
    this.problems = new LogProblems(input.problemsMax ?? PROBLEMS_MAX);
    this.tree = new LogTree(this.problems, input.sha256 ?? sha256);
    this.#tiles = input.tree === undefined ? null : new LogTiles(input.tree, this.problems);
    this.#checkpoints = checkedCheckpoints(input.checkpoints, input, this.problems);
  }

  /** Reads the kept checkpoints and the first stored one. */
  async begin(): Promise<void> {
    this.#kept = await readKeptCheckpoints(this.#input.keptCheckpoints ?? [], this.#input, this.problems);
    await this.#nextCheckpoint();
    await this.#settleCheckpoints();
  }

  /** Checks the next entry by itself and folds it into the tree. */
  async entry(entry: LogEntry): Promise<void> {
    if (!Number.isSafeInteger(entry.index) || entry.index < 0) {
      this.problems.add(this.#next, "entry_out_of_order", `${entry.index} is not an index`);
      return;
    }
    if (entry.index < this.#next) {
      const isRepeat = entry.index === this.#next - 1;
      const message = `an entry with index ${entry.index} follows one with index ${this.#next - 1}`;
      this.problems.add(entry.index, isRepeat ? "entry_repeated" : "entry_out_of_order", message);
      return;
    }
    if (entry.index > this.#next) await this.#skipTo(entry.index);
    checkEntry(entry, this.#input, this.problems);
    await this.#fold(entry);
  }

  /** Holds the end of the entries against the head, the tree and the newest checkpoint. */
  async end(): Promise<void> {
    while (this.#pending !== null) {
      this.newest = { size: this.#pending.size, valid: false }; // larger than the log: its root cannot be recomputed
      await this.#nextCheckpoint();
    }
    const { head, tree } = this.#input;
    const claimed = Math.max(head.size, tree?.size ?? 0, this.newest.size, ...this.#kept.map(({ size }) => size));
    if (this.#next < claimed) {
      const message = `entries end at ${this.#next}, but head, tree or a checkpoint count ${claimed}`;
      this.problems.add(this.#next, "tail_cut", message);
    }
    if (head.size < this.#next) {
      this.problems.add(head.size, "head_behind", `the head counts ${head.size}, but there are ${this.#next} entries`);
    }
    if (tree === undefined) return;
    if (tree.size > this.newest.size) {
      const message = `the tree has ${tree.size} leaves, its newest checkpoint covers ${this.newest.size}`;
      this.problems.add(this.newest.size, "checkpoint_missing", message);
    }
    if (tree.size < this.newest.size) {
      const message = `the tree has ${tree.size} leaves, its newest checkpoint covers ${this.newest.size}`;
      this.problems.add(tree.size, "tree_rolled_back", message);
    }
    await this.#tiles?.checkEdge();
  }

  /** Lets go of the checkpoint reader, also when another reader failed. */
  async close(): Promise<void> {
    await this.#checkpoints.return();
  }

  async #fold({ index, body, leafHash: stored }: LogEntry): Promise<void> {
    const computed = leafHash(body, this.#input.sha256);
    const tile = (await this.#tiles?.hash(0, index)) ?? null;
    if (!equalBytes(computed, stored)) {
      const message = `the body hashes to ${toHex(computed)}, stored is ${toHex(stored)}`;
      this.problems.add(index, "leaf_hash_mismatch", message);
    }
    if (tile !== null && !equalBytes(tile, stored) && !equalBytes(tile, computed)) {
      this.problems.add(index, "leaf_not_in_tree", `the tree has ${toHex(tile)} where the entry has ${toHex(stored)}`);
    }
    this.#next = index + 1;
    const leaf = stored.length === HASH_BYTES ? stored : computed;
    if (!this.#isBroken) await this.#append(leaf, tile ?? computed);
  }

  /** Reports a gap and bridges it with the leaf hashes the tiles kept, so that what follows can still be verified. */
  async #skipTo(index: number): Promise<void> {
    const last = index - 1;
    const which = last === this.#next ? `entry ${last} is` : `entries ${this.#next} to ${last} are`;
    this.problems.add(this.#next, "entry_missing", `${which} missing`);
    while (!this.#isBroken && this.#next < index) {
      const tile = (await this.#tiles?.hash(0, this.#next)) ?? null;
      if (tile === null) this.#isBroken = true;
      else {
        this.#next++;
        await this.#append(tile, tile);
      }
    }
    this.#next = index;
  }

  async #append(leaf: Uint8Array, otherwise: Uint8Array): Promise<void> {
    for (const { height, hash } of this.tree.append(leaf, otherwise)) {
      const leaves = 2 ** height;
      const stored = (await this.#tiles?.hash(height / TILE_HEIGHT, this.tree.size / leaves - 1)) ?? null;
      const begin = Math.max(this.tree.size - leaves, this.tree.settledSize);
      if (stored === null || equalBytes(stored, hash) || this.problems.within(begin, this.tree.size) !== null) continue;
      const message = `the tree's hash over entries ${this.tree.size - leaves} to ${this.tree.size - 1} is not theirs`;
      this.problems.add(begin, "subtree_mismatch", message);
    }
    await this.#settleCheckpoints();
  }

  /** Holds the tree against every checkpoint of exactly its size. */
  async #settleCheckpoints(): Promise<void> {
    for (const { size, rootHash } of this.#kept) {
      if (size === this.tree.size) this.tree.settle(rootHash, "kept_checkpoint_mismatch", "a checkpoint kept outside");
    }
    while (this.#pending !== null && this.#pending.size <= this.tree.size) {
      const { number, size, rootHash } = this.#pending;
      const isDue = rootHash !== null && size === this.tree.size;
      const valid = isDue && this.tree.settle(rootHash, "checkpoint_root_mismatch", `checkpoint ${number}`);
      if (size >= this.newest.size) this.newest = { size, valid };
      await this.#nextCheckpoint();
    }
  }

  async #nextCheckpoint(): Promise<void> {
    const { value } = await this.#checkpoints.next();
    this.#pending = value ?? null;
  }
}
