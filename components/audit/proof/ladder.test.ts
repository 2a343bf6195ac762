import { leafHash, nodeHash } from "@mastguard/ledger";
import { describe, expect, it } from "vitest";
import { rungsOf, sidesOf } from "./ladder";

/** The root over leaf hashes, by definition (RFC 9162 §2.1.1). */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  const [only] = leaves;
  if (leaves.length === 1 && only) return only;
  const split = splitOf(leaves.length);
  return nodeHash(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split))).slice();
}

/** The inclusion path by definition, each hash with its side (RFC 9162 §2.1.3.1). */
function pathOf(index: number, leaves: readonly Uint8Array[]): { side: "left" | "right"; hash: Uint8Array }[] {
  if (leaves.length === 1) return [];
  const split = splitOf(leaves.length);
  return index < split
    ? [...pathOf(index, leaves.slice(0, split)), { side: "right", hash: rootOf(leaves.slice(split)) }]
    : [...pathOf(index - split, leaves.slice(split)), { side: "left", hash: rootOf(leaves.slice(0, split)) }];
}

function splitOf(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

describe("ladder", () => {
  it("has the side and the number of every hash of the path, for every entry of every tree up to 70", () => {
    const leaves = Array.from({ length: 70 }, (_, index) => leafHash(`entry ${index}`).slice());
    for (let size = 1; size <= leaves.length; size++)
      for (let index = 0; index < size; index++)
        expect(sidesOf(index, size)).toEqual(pathOf(index, leaves.slice(0, size)).map(({ side }) => side));
  });

  it("is nothing outside the tree", () => {
    for (const [index, size] of [
      [0, 0],
      [1, 1],
      [-1, 4],
      [0.5, 4],
    ] as const)
      expect(sidesOf(index, size)).toEqual([]);
  });

  it("its rungs stand between the entry and the root, in order", () => {
    const places = rungsOf(1_204_118, 1_205_312).map(({ x }) => x);
    expect(places).toHaveLength(sidesOf(1_204_118, 1_205_312).length);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
    for (const x of places) expect(x > 0 && x < 1).toBe(true);
  });
});
