import { concatBytes } from "./bytes";
import { sha256, type Tile, TileTree } from "./index";

/** Distinct leaf hashes. */
export function leavesOf(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => digest(Uint8Array.of(0), new TextEncoder().encode(`leaf ${i}`)));
}

/** MTH of RFC 9162 §2.1.1 word for word: the reference our trees are held against. */
export function naiveRoot(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (only === undefined) return digest();
  if (leaves.length === 1) return only;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return digest(Uint8Array.of(1), naiveRoot(leaves.slice(0, split)), naiveRoot(leaves.slice(split)));
}

/** Every tile a log of these leaves has stored, full and partial. */
export function storedTiles(leaves: readonly Uint8Array[]): Tile[] {
  const tree = TileTree.empty();
  for (const leaf of leaves) tree.append(leaf);
  return tree.takeChanged();
}

/** The bytes with one bit of one byte turned, which one by `seed`. */
export function flipped(bytes: Uint8Array, seed: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = seed % copy.length;
  copy[at] = (copy[at] ?? 0) ^ (1 << (seed % 8));
  return copy;
}

function digest(...parts: readonly Uint8Array[]): Uint8Array {
  return sha256(concatBytes(...parts));
}
