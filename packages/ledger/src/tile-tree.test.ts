import * as fc from "fast-check";
import { expect, test } from "vitest";
import fixture from "../fixtures/rfc6962.json";
import {
  consistencyProof,
  edgeTiles,
  fromHex,
  inclusionProof,
  leafHash,
  rootOf,
  sha256,
  type Tile,
  TileTree,
  tileSource,
  toHex,
  verifyConsistency,
  verifyInclusion,
} from "./index";
import { leavesOf, naiveRoot, storedTiles } from "./testing";

const certificateLeaves = fixture.leaves.map((leaf) => leafHash(fromHex(leaf)));
const certificateTiles = tileSource(storedTiles(certificateLeaves));
const rootAt = (size: number) => fromHex(fixture.roots[size] ?? "");

test.each(fixture.roots.map((root, size) => [size, root] as const))(
  "the reference tree of %i leaves has its root",
  (size, root) => {
    expect(toHex(rootOf(certificateLeaves.slice(0, size)))).toBe(root);
    const tree = TileTree.empty();
    for (const leaf of certificateLeaves.slice(0, size)) tree.append(leaf);
    expect(toHex(tree.root())).toBe(root);
  },
);

test.each(fixture.inclusion)(
  "the reference inclusion proof of $index in $size is ours and verifies",
  ({ index, size, proof }) => {
    expect(inclusionProof(index, size, certificateTiles).map(toHex)).toEqual(proof);
    const leaf = certificateLeaves[index] ?? new Uint8Array(0);
    const claim = { index, size, leafHash: leaf, proof: proof.map(fromHex), rootHash: rootAt(size) };
    expect(verifyInclusion(claim)).toBe(true);
  },
);

test.each(fixture.consistency)(
  "the reference consistency proof from $from to $to is ours and verifies",
  ({ from, to, proof }) => {
    expect(consistencyProof(from, to, certificateTiles).map(toHex)).toEqual(proof);
    const claim = { from, to, fromRoot: rootAt(from), toRoot: rootAt(to), proof: proof.map(fromHex) };
    expect(verifyConsistency(claim)).toBe(true);
  },
);

test("the root equals the definition of RFC 9162 at every size up to 300 and around each width of a tile", () => {
  const leaves = leavesOf(1_030);
  const tree = TileTree.empty();
  for (const [i, leaf] of leaves.entries()) {
    const size = i + 1;
    tree.append(leaf);
    const isChecked = size <= 300 || size % 256 <= 1 || size % 256 === 255;
    if (isChecked) expect(toHex(tree.root())).toBe(toHex(naiveRoot(leaves.slice(0, size))));
  }
});

test("a tree stored tile by tile and loaded between rounds is the tree appended in one go", () => {
  const leaves = leavesOf(1_600);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }), (rounds) => {
      const stored = new Map<string, Tile>();
      let size = 0;
      for (const round of rounds) {
        const tree = TileTree.load(size, stored.values());
        const added = leaves.slice(size, size + round);
        for (const leaf of added) tree.append(leaf);
        for (const tile of tree.takeChanged()) stored.set(`${tile.level}/${tile.position}`, tile);
        expect(tree.takeChanged()).toEqual([]);
        size += added.length;
        expect(tree.size).toBe(size);
        expect(toHex(tree.root())).toBe(toHex(rootOf(leaves.slice(0, size))));
      }
      const byName = (a: Tile, b: Tile) => a.level - b.level || a.position - b.position;
      expect([...stored.values()].sort(byName)).toEqual(storedTiles(leaves.slice(0, size)).sort(byName));
    }),
    { numRuns: 40 },
  );
});

test("a tree of three levels of tiles loads from its edge and goes on", () => {
  const leaf = sha256(new Uint8Array(0));
  const tree = TileTree.empty();
  const size = 65_536 + 256 + 3;
  for (let i = 0; i < size; i++) tree.append(leaf);
  expect(edgeTiles(size)).toEqual([
    { level: 0, position: 257, width: 3 },
    { level: 1, position: 1, width: 1 },
    { level: 2, position: 0, width: 1 },
  ]);
  const tiles = tree.takeChanged();
  const loaded = TileTree.load(size, tiles);
  expect(toHex(loaded.root())).toBe(toHex(tree.root()));
  const source = tileSource(tiles);
  const proof = inclusionProof(70, size, source);
  expect(verifyInclusion({ index: 70, size, leafHash: leaf, proof, rootHash: tree.root() })).toBe(true);
});

test("a tree is not loaded from tiles that are absent or too short", () => {
  expect(() => TileTree.load(3, [])).toThrow("tile 0/0 has fewer than 3 hashes");
  expect(() => TileTree.load(3, [{ level: 0, position: 0, hashes: new Uint8Array(64) }])).toThrow("fewer than 3");
});

test("an injected SHA-256 is the one that hashes", () => {
  let calls = 0;
  const counted = (data: Uint8Array) => {
    calls++;
    return sha256(data);
  };
  expect(toHex(rootOf(certificateLeaves, counted))).toBe(fixture.roots[8]);
  expect(calls).toBe(7);
  expect(leafHash("é", counted)).toEqual(leafHash(new TextEncoder().encode("é")));
  expect(leafHash("é".repeat(50_000))).toEqual(leafHash(new TextEncoder().encode("é".repeat(50_000))));
});
