import * as fc from "fast-check";
import { expect, test } from "vitest";
import {
  consistencyProof,
  inclusionProof,
  nodeHash,
  rootOf,
  type TileSource,
  tileSource,
  tilesForConsistency,
  tilesForInclusion,
  verifyConsistency,
  verifyInclusion,
} from "./index";
import { flipped, leavesOf, naiveRoot, storedTiles } from "./testing";

const leaves = leavesOf(1_400);
const roots = Array.from({ length: leaves.length + 1 }, (_, size) => rootOf(leaves.slice(0, size)));

/** Only the tiles a proof says it needs, as a server would read them. */
function only(refs: readonly { level: number; position: number; width: number }[], all: TileSource): TileSource {
  return tileSource(
    refs.map(({ level, position, width }) => ({
      level,
      position,
      hashes: (all(level, position) ?? new Uint8Array(0)).subarray(0, 32 * width),
    })),
  );
}

const inTree = fc
  .integer({ min: 1, max: leaves.length })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }));

const all = tileSource(storedTiles(leaves));

test("every inclusion proof of every tree up to 80 leaves verifies, and only for its leaf", () => {
  for (let size = 1; size <= 80; size++) {
    for (let index = 0; index < size; index++) {
      const proof = inclusionProof(index, size, all);
      const claim = {
        index,
        size,
        leafHash: leaves[index] ?? naiveRoot([]),
        proof,
        rootHash: roots[size] ?? naiveRoot([]),
      };
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, index: (index + 1) % size })).toBe(size === 1);
    }
  }
});

test("every consistency proof of every two trees up to 70 leaves verifies", () => {
  for (let to = 0; to <= 70; to++) {
    for (let from = 0; from <= to; from++) {
      const proof = consistencyProof(from, to, all);
      const [fromRoot = naiveRoot([]), toRoot = naiveRoot([])] = [roots[from], roots[to]];
      expect(verifyConsistency({ from, to, fromRoot, toRoot, proof })).toBe(true);
    }
  }
});

test("an inclusion proof over several levels of tiles needs no tile but the named ones and breaks on any changed byte", () => {
  fc.assert(
    fc.property(inTree, fc.nat(), ({ index, size }, seed) => {
      const proof = inclusionProof(index, size, only(tilesForInclusion(index, size), all));
      const [leafHash = naiveRoot([]), rootHash = naiveRoot([])] = [leaves[index], roots[size]];
      const claim = { index, size, leafHash, proof, rootHash };
      expect(verifyInclusion(claim)).toBe(true);
      expect(verifyInclusion({ ...claim, leafHash: flipped(leafHash, seed) })).toBe(false);
      expect(verifyInclusion({ ...claim, rootHash: flipped(rootHash, seed) })).toBe(false);
      expect(verifyInclusion({ ...claim, proof: [...proof, rootHash] })).toBe(false);
      const above = nodeHash(rootHash, rootHash); // a root that such a longer proof would lead to
      expect(verifyInclusion({ ...claim, proof: [...proof, rootHash], rootHash: above })).toBe(false);
      proof.forEach((hash, i) => {
        expect(verifyInclusion({ ...claim, proof: proof.with(i, flipped(hash, seed)) })).toBe(false);
        expect(verifyInclusion({ ...claim, proof: proof.toSpliced(i, 1) })).toBe(false);
      });
    }),
  );
});

test("a consistency proof over several levels of tiles needs no tile but the named ones and breaks on any changed byte", () => {
  fc.assert(
    fc.property(inTree, fc.nat(), ({ index, size: to }, seed) => {
      const from = index + 1;
      const proof = consistencyProof(from, to, only(tilesForConsistency(from, to), all));
      const [fromRoot = naiveRoot([]), toRoot = naiveRoot([])] = [roots[from], roots[to]];
      const claim = { from, to, fromRoot, toRoot, proof };
      expect(verifyConsistency(claim)).toBe(true);
      expect(verifyConsistency({ ...claim, fromRoot: flipped(fromRoot, seed) })).toBe(false);
      expect(verifyConsistency({ ...claim, toRoot: flipped(toRoot, seed) })).toBe(false);
      expect(verifyConsistency({ ...claim, proof: [...proof, toRoot] })).toBe(false);
      proof.forEach((hash, i) => {
        expect(verifyConsistency({ ...claim, proof: proof.with(i, flipped(hash, seed)) })).toBe(false);
        expect(verifyConsistency({ ...claim, proof: proof.toSpliced(i, 1) })).toBe(false);
      });
    }),
  );
});

test("a proof outside the tree, or without its tiles, is refused", () => {
  expect(() => inclusionProof(5, 5, all)).toThrow("index 5 is not in a tree of 5");
  expect(() => inclusionProof(-1, 5, all)).toThrow("index -1");
  expect(() => consistencyProof(6, 5, all)).toThrow("does not extend");
  expect(() => inclusionProof(0, 600, () => undefined)).toThrow("is missing");
});

test("tiles read for a smaller tree carry no more hashes than that tree has", () => {
  expect(tilesForInclusion(0, 300)).toEqual([
    { level: 0, position: 0, width: 256 },
    { level: 0, position: 1, width: 44 },
  ]);
});
