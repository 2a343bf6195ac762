import { equalBytes } from "./bytes";
import { Frontier } from "./frontier";
import type { LogProblemKind, LogProblems } from "./log-problem";
import type { Sha256 } from "./sha256";
import { TILE_HEIGHT } from "./tiles";

/** A complete subtree of 256^L leaves that an append closed: one hash of a tile above the leaves. */
interface ClosedSubtree {
  readonly height: number;
  readonly hash: Uint8Array;
}

/**
 * The tree recomputed from entries. Where an entry's stored leaf hash disagrees with the tile or with its body, two
 * trees are possible; both grow until a checkpoint tells which one was signed. So one altered entry does not make every
 * later checkpoint look false, and an altered tile does not accuse the entries.
 */
export class LogTree {
  #main: Frontier;
  #other: Frontier | null = null;
  #settled = 0;
  #isLost = false;
  readonly #problems: LogProblems;

  constructor(problems: LogProblems, sha: Sha256) {
    this.#main = new Frontier(sha);
    this.#problems = problems;
  }

  /** Leaves so far. */
  get size(): number {
    return this.#main.size;
  }

  /** Size of the last checkpoint that matched. */
  get settledSize(): number {
    return this.#settled;
  }

  /** The root over the stored leaf hashes, or over those the last checkpoint confirmed instead. */
  root(): Uint8Array {
    return this.#main.root();
  }

  /** Adds the stored leaf hash, and `otherwise` to the second possible tree if it differs. */
  append(leaf: Uint8Array, otherwise: Uint8Array): ClosedSubtree[] {
    if (this.#other === null && !equalBytes(leaf, otherwise)) this.#other = this.#main.clone();
    this.#other?.append(otherwise);
    const closed: ClosedSubtree[] = [];
    this.#main.append(leaf, (height, hash) => {
      if (height > 0 && height % TILE_HEIGHT === 0) closed.push({ height, hash });
    });
    return closed;
  }

  /**
   * Holds both possible trees against a signed root of this size and keeps the one it confirms. A mismatch is reported
   * once, until a later root matches again.
   */
  settle(rootHash: Uint8Array, kind: LogProblemKind, signer: string): boolean {
    const confirmed =
      [this.#main, this.#other].find((tree) => tree !== null && equalBytes(tree.root(), rootHash)) ?? null;
    if (confirmed !== null) {
      this.#main = confirmed;
      this.#other = null;
      this.#settled = this.size;
      this.#isLost = false;
      return true;
    }
    if (!this.#isLost) {
      const index = this.#problems.within(this.#settled, this.size) ?? this.#settled;
      const message = `${signer} signed another root for the first ${this.size} entries; it matched up to ${this.#settled}`;
      this.#problems.add(index, kind, message);
    }
    this.#isLost = true;
    return false;
  }
}
