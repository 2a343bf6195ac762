/** On which side of the path a sibling hash stands. */
export type Side = "left" | "right";

/**
 * The sides of an inclusion proof's hashes, from the leaf up, for entry `index` of a tree of `size` leaves. It follows the
 * verification of RFC 9162 §2.1.3.2: a sibling is on the left when the node is a right child, or the last of its level.
 * Its length is that of the proof; empty outside the tree and for a tree of one leaf.
 */
export function sidesOf(index: number, size: number): Side[] {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return [];
  const sides: Side[] = [];
  let node = index;
  let last = size - 1;
  while (last > 0) {
    if (node % 2 === 1) sides.push("left");
    else if (node !== last) sides.push("right");
    else {
      // The last node of a level that is not full has no sibling there: it rises alone until it is a right child.
      while (node % 2 === 0) [node, last] = [half(node), half(last)];
      sides.push("left");
    }
    [node, last] = [half(node), half(last)];
  }
  return sides;
}

/** A sibling as drawn: `x` from 0 (the entry) to 1 (the root). */
export interface Rung {
  readonly x: number;
  readonly side: Side;
}

/** Where each sibling stands between the entry and the root, evenly apart. */
export function rungsOf(index: number, size: number): Rung[] {
  const sides = sidesOf(index, size);
  return sides.map((side, position) => ({ side, x: (position + 1) / (sides.length + 1) }));
}

function half(value: number): number {
  return Math.floor(value / 2);
}
