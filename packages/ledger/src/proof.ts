import { LedgerError } from "./errors";
import { nodeHash } from "./merkle";
import { type Sha256, sha256 } from "./sha256";
import { nodeFromTiles, type TileRef, type TileSource, tileOf } from "./tiles";

/** Leaves `begin` to `end` − 1: one hash of a proof is the tree head over one such range. */
interface Range {
  readonly begin: number;
  readonly end: number;
}

/** A complete subtree: node number `index` at `height` of the binary tree. */
interface Subtree {
  readonly height: number;
  readonly index: number;
}

/** The tiles that `inclusionProof` reads, each once; `width` is the tile's width in a tree of `size` leaves. */
export function tilesForInclusion(index: number, size: number): TileRef[] {
  return tilesFor(inclusionRanges(index, size), size);
}

/** The tiles that `consistencyProof` reads, each once; `width` is the tile's width in a tree of `to` leaves. */
export function tilesForConsistency(from: number, to: number): TileRef[] {
  return tilesFor(consistencyRanges(from, to), to);
}

/**
 * Inclusion proof of leaf `index` in the tree of `size` leaves (RFC 9162 §2.1.3.1), lowest hash first.
 * Throws `OUT_OF_RANGE` unless 0 ≤ index < size, `TILE_MISSING` if a tile of `tilesForInclusion` is absent or short.
 */
export function inclusionProof(index: number, size: number, tiles: TileSource, sha: Sha256 = sha256): Uint8Array[] {
  return inclusionRanges(index, size).map((range) => rangeRoot(range, tiles, sha));
}

/**
 * Consistency proof between the trees of `from` and `to` leaves (RFC 9162 §2.1.4.1); empty for equal sizes and for
 * `from` 0, which everything extends. Throws `OUT_OF_RANGE` unless 0 ≤ from ≤ to, `TILE_MISSING` as above.
 */
export function consistencyProof(from: number, to: number, tiles: TileSource, sha: Sha256 = sha256): Uint8Array[] {
  return consistencyRanges(from, to).map((range) => rangeRoot(range, tiles, sha));
}

/** PATH(m, D_n) as ranges: at every split on the way down to the leaf, the side it is not in. */
function inclusionRanges(index: number, size: number): Range[] {
  if (!isSize(index) || !isSize(size) || index >= size) {
    throw new LedgerError("OUT_OF_RANGE", `index ${index} is not in a tree of ${size}`);
  }
  const ranges: Range[] = [];
  for (let begin = 0, end = size; end - begin > 1; ) {
    const middle = begin + splitOf(end - begin);
    ranges.push(index < middle ? { begin: middle, end } : { begin, end: middle });
    if (index < middle) end = middle;
    else begin = middle;
  }
  return ranges.reverse();
}

/** PROOF(m, D_n) as ranges: the same walk towards the border of the older tree, which is itself told unless known. */
function consistencyRanges(from: number, to: number): Range[] {
  if (!isSize(from) || !isSize(to) || from > to) {
    throw new LedgerError("OUT_OF_RANGE", `a tree of ${to} does not extend one of ${from}`);
  }
  if (from === 0 || from === to) return [];
  const ranges: Range[] = [];
  let begin = 0;
  let end = to;
  while (from !== end) {
    const middle = begin + splitOf(end - begin);
    ranges.push(from <= middle ? { begin: middle, end } : { begin, end: middle });
    if (from <= middle) end = middle;
    else begin = middle;
  }
  if (begin > 0) ranges.push({ begin, end });
  return ranges.reverse();
}

function rangeRoot(range: Range, tiles: TileSource, sha: Sha256): Uint8Array {
  const roots = subtreesOf(range).map(({ height, index }) => nodeFromTiles(height, index, tiles, sha));
  return roots.reduceRight((right, left) => nodeHash(left, right, sha));
}

function tilesFor(ranges: readonly Range[], size: number): TileRef[] {
  const refs = new Map<string, TileRef>();
  for (const { height, index } of ranges.flatMap(subtreesOf)) {
    const ref = tileOf(height, index, size);
    refs.set(`${ref.level}/${ref.position}`, ref);
  }
  return [...refs.values()];
}

/** The complete subtrees a range falls into, left to right. */
function subtreesOf({ begin, end }: Range): Subtree[] {
  const subtrees: Subtree[] = [];
  for (let at = begin; at < end; ) {
    let height = 0;
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= end) height++;
    subtrees.push({ height, index: at / 2 ** height });
    at += 2 ** height;
  }
  return subtrees;
}

/** The largest power of two below `count` (RFC 9162 §2.1.1). */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

function isSize(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
