import { nodeHash } from "./merkle";
import { type Sha256, sha256 } from "./sha256";

/** Told of every complete subtree that a leaf closes, smallest first; height 0 is the leaf itself. */
export type SubtreeClosed = (height: number, hash: Uint8Array) => void;

/**
 * An RFC 9162 tree as the roots of its complete subtrees, one for each binary digit of its size: O(log n) memory,
 * enough to append and to tell the root, too little to prove.
 */
export class Frontier {
  #size = 0;
  #peaks: Uint8Array[] = []; // left to right, so tallest first
  readonly #sha: Sha256;

  constructor(sha: Sha256 = sha256) {
    this.#sha = sha;
  }

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  /** Adds a leaf by its 32-byte hash, which is kept and must not be changed afterwards. */
  append(leaf: Uint8Array, closed?: SubtreeClosed): void {
    let hash = leaf;
    closed?.(0, hash);
    for (let height = 1, n = this.#size; n % 2 === 1; height++, n = (n - 1) / 2) {
      hash = nodeHash(this.#peaks.pop() ?? hash, hash, this.#sha);
      closed?.(height, hash);
    }
    this.#peaks.push(hash);
    this.#size++;
  }

  /** The RFC 9162 tree head over all leaves; of an empty tree, SHA-256 of nothing (§2.1.1). */
  root(): Uint8Array {
    const right = this.#peaks.at(-1);
    if (right === undefined) return this.#sha(new Uint8Array(0));
    return this.#peaks.slice(0, -1).reduceRight((root, peak) => nodeHash(peak, root, this.#sha), right);
  }

  /** An independent tree with the same leaves. */
  clone(): Frontier {
    const copy = new Frontier(this.#sha);
    copy.#size = this.#size;
    copy.#peaks = [...this.#peaks];
    return copy;
  }

  /**
   * The tree of `size` leaves whose complete subtrees have these roots, tallest first.
   * INVARIANT: as many peaks as `size` has binary ones.
   */
  static fromPeaks(size: number, peaks: readonly Uint8Array[], sha: Sha256 = sha256): Frontier {
    const tree = new Frontier(sha);
    tree.#size = size;
    tree.#peaks = [...peaks];
    return tree;
  }
}

/** The RFC 9162 tree head over leaf hashes in order (§2.1.1). */
export function rootOf(leafHashes: Iterable<Uint8Array>, sha: Sha256 = sha256): Uint8Array {
  const tree = new Frontier(sha);
  for (const leaf of leafHashes) tree.append(leaf);
  return tree.root();
}
