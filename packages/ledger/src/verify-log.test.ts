import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { type LogProblemKind, leafHash, rootOf, type Signer, signCheckpoint, toHex } from "./index";
import {
  flipped,
  ORIGIN,
  resignCheckpoints,
  rewriteTiles,
  type TestLog,
  testBody,
  testLog,
  testSigner,
  verify,
  verifyExport,
} from "./testing";

const SIZE = 620;
const CHECKPOINTS = [5, 9, 300, 400, 600];

let signer: Signer;
let log: TestLog;

beforeAll(async () => {
  signer = await testSigner();
  log = await testLog(SIZE, CHECKPOINTS, signer);
});

function copy(original: TestLog): TestLog {
  const { head, tree, tiles, entries, checkpoints } = structuredClone({ ...original, signer: null });
  return { head, tree, tiles, entries, checkpoints, signer: original.signer };
}

test("an untouched log is valid, with the window after its newest checkpoint", async () => {
  expect(await verify(log)).toEqual({
    valid: true,
    size: SIZE,
    rootHash: toHex(rootOf(log.entries.map((entry) => entry.leafHash))),
    checkpoint: { size: 600, valid: true },
    firstBadIndex: null,
    problems: [],
  });
});

test("a log without entries and one without a checkpoint yet are valid", async () => {
  expect(await verify(await testLog(0, [], signer))).toMatchObject({ valid: true, size: 0 });
  const young = await testLog(3, [], signer);
  expect(await verify(young)).toMatchObject({ valid: true, size: 3, checkpoint: { size: 0, valid: false } });
  expect(await verify(await testLog(2, [0, 2], signer))).toMatchObject({ valid: true, checkpoint: { size: 2 } });
});

type Case = readonly [
  name: string,
  change: (log: TestLog) => void | Promise<void>,
  index: number,
  kind: LogProblemKind,
];

const cases: readonly Case[] = [
  ["a body altered", (l) => entry(l, 7, { body: testBody(7, { id: "other" }) }), 7, "leaf_hash_mismatch"],
  [
    "a leaf hash altered",
    (l) => entry(l, 7, { leafHash: flipped(log.entries[7]?.leafHash ?? new Uint8Array(32), 3) }),
    7,
    "leaf_hash_mismatch",
  ],
  ["a body altered with its leaf hash", (l) => replaceBody(l, 350), 350, "leaf_not_in_tree"],
  [
    "a body altered with its leaf hash and level-0 tile, checkpoint after it",
    (l) => {
      replaceBody(l, 350);
      const tile = l.tiles.get("0/1");
      tile?.set(l.entries[350]?.leafHash ?? [], (350 - 256) * 32);
    },
    300,
    "checkpoint_root_mismatch",
  ],
  [
    "a body altered with its leaf hash and level-0 tile, located by the level-1 tile",
    (l) => {
      l.checkpoints = [];
      l.tree.size = 600;
      replaceBody(l, 350);
      l.tiles.get("0/1")?.set(l.entries[350]?.leafHash ?? [], (350 - 256) * 32);
      return resignCheckpoints(l, [600]);
    },
    256,
    "subtree_mismatch",
  ],
  [
    "history rewritten together with every tile",
    (l) => {
      replaceBody(l, 350);
      rewriteTiles(l);
    },
    300,
    "checkpoint_root_mismatch",
  ],
  [
    "a body altered in the window",
    (l) => entry(l, 610, { body: testBody(610, { id: "x" }) }),
    610,
    "leaf_hash_mismatch",
  ],
  [
    "a search column altered",
    (l) => entry(l, 11, { columns: { type: "action.decided", decision: "ALLOW" } }),
    11,
    "column_mismatch",
  ],
  [
    "a search column without a source",
    (l) => entry(l, 11, { columns: { ...l.entries[11]?.columns, extra: 1 } }),
    11,
    "column_mismatch",
  ],
  ["an entry deleted", (l) => void l.entries.splice(300, 1), 300, "entry_missing"],
  ["a run of entries deleted", (l) => void l.entries.splice(100, 400), 100, "entry_missing"],
  ["the first entry deleted", (l) => void l.entries.shift(), 0, "entry_missing"],
  ["an entry deleted in the window", (l) => void l.entries.splice(612, 1), 612, "entry_missing"],
  ["an entry repeated", (l) => void l.entries.splice(20, 0, ...l.entries.slice(19, 20)), 19, "entry_repeated"],
  [
    "an index repeated by another entry",
    (l) =>
      void l.entries.splice(20, 0, {
        ...(l.entries[30] ?? { body: "", leafHash: new Uint8Array(32), columns: {} }),
        index: 19,
      }),
    19,
    "entry_repeated",
  ],
  [
    "an older entry after newer ones",
    (l) => void l.entries.splice(50, 0, ...l.entries.slice(10, 11)),
    10,
    "entry_out_of_order",
  ],
  ["two entries with their indexes exchanged", (l) => swap(l, 40, 41), 40, "leaf_not_in_tree"],
  [
    "two entries exchanged together with every tile",
    (l) => {
      swap(l, 40, 41);
      rewriteTiles(l);
    },
    9,
    "checkpoint_root_mismatch",
  ],
  ["the tail cut", (l) => void l.entries.splice(500), 500, "tail_cut"],
  ["the window cut", (l) => void l.entries.splice(610), 610, "tail_cut"],
  [
    "the tail cut together with the head",
    (l) => {
      l.entries.splice(500);
      l.head.size = 500;
    },
    500,
    "tail_cut",
  ],
  [
    "the tail cut together with head and tree",
    (l) => {
      l.entries.splice(500);
      l.head.size = 500;
      l.tree.size = 500;
      rewriteTiles(l);
    },
    500,
    "tail_cut",
  ],
  ["all entries deleted", (l) => void l.entries.splice(0), 0, "tail_cut"],
  ["the head rolled back", (l) => void (l.head.size = 300), 300, "head_behind"],
  ["the tree rolled back", (l) => void (l.tree.size = 400), 400, "tree_rolled_back"],
  [
    "the tree rolled back together with its tiles",
    (l) => {
      l.tree.size = 400;
      rewriteTiles(l);
    },
    400,
    "tree_rolled_back",
  ],
  [
    "the tree rolled back together with the newest checkpoint",
    (l) => {
      l.tree.size = 400;
      l.checkpoints.pop();
    },
    400,
    "tree_rolled_back",
  ],
  [
    "the tree rolled back together with the newest checkpoint and its lowest tiles",
    (l) => {
      const level1 = l.tiles.get("1/0") ?? new Uint8Array(0);
      l.tree.size = 400;
      l.checkpoints.pop();
      rewriteTiles(l);
      l.tiles.set("1/0", level1);
    },
    400,
    "tree_rolled_back",
  ],
  [
    "the tree and every checkpoint deleted",
    (l) => {
      l.tree.size = 0;
      l.checkpoints = [];
    },
    0,
    "tree_rolled_back",
  ],
  ["a tile deleted", (l) => void l.tiles.delete("0/1"), 256, "tile_missing"],
  [
    "a tile cut",
    (l) => void l.tiles.set("0/1", (l.tiles.get("0/1") ?? new Uint8Array(0)).slice(0, 320)),
    266,
    "tile_missing",
  ],
  ["a level-1 tile deleted", (l) => void l.tiles.delete("1/0"), 0, "tile_missing"],
  [
    "a level-0 tile altered",
    (l) => void l.tiles.set("0/1", flipped(l.tiles.get("0/1") ?? new Uint8Array(1), 64)),
    258,
    "leaf_not_in_tree",
  ],
  [
    "a level-1 tile altered",
    (l) => void l.tiles.set("1/0", flipped(l.tiles.get("1/0") ?? new Uint8Array(1), 40)),
    400,
    "subtree_mismatch",
  ],
  ["a checkpoint deleted", (l) => void l.checkpoints.splice(2, 1), 9, "checkpoint_missing"],
  ["the first checkpoint deleted", (l) => void l.checkpoints.shift(), 0, "checkpoint_missing"],
  ["the newest checkpoint deleted", (l) => void l.checkpoints.pop(), 400, "checkpoint_missing"],
  [
    "a checkpoint repeated",
    (l) => void l.checkpoints.splice(3, 0, ...l.checkpoints.slice(2, 3)),
    300,
    "checkpoint_out_of_order",
  ],
  [
    "two checkpoints exchanged",
    (l) => {
      const [a, b] = [l.checkpoints[1], l.checkpoints[2]];
      if (a && b) l.checkpoints.splice(1, 2, { ...b, number: 2 }, { ...a, number: 3 });
    },
    300,
    "checkpoint_out_of_order",
  ],
  ["a checkpoint unreadable", (l) => checkpoint(l, 3, { note: "not a note" }), 300, "checkpoint_unreadable"],
  [
    "a checkpoint's root altered",
    (l) => checkpoint(l, 3, { note: l.checkpoints[3]?.note.replace(/\n400\n./, "\n400\n+") ?? "" }),
    300,
    "checkpoint_bad_signature",
  ],
  [
    "a checkpoint signed by a stranger",
    async (l) => checkpoint(l, 3, { note: await noteOf(l, 400, await testSigner()) }),
    300,
    "checkpoint_bad_signature",
  ],
  [
    "a checkpoint of another log",
    async (l) => checkpoint(l, 3, { note: await noteOf(l, 400, signer, "log.example/log/other") }),
    300,
    "checkpoint_wrong_origin",
  ],
  ["a checkpoint's size column altered", (l) => checkpoint(l, 3, { size: 401 }), 300, "checkpoint_size_mismatch"],
  ["a body that is not JSON", (l) => raw(l, 13, "{"), 13, "body_not_canonical"],
  ["a body that is not canonical", (l) => raw(l, 13, ` ${testBody(13)}`), 13, "body_not_canonical"],
  [
    "a body with a key twice",
    (l) => raw(l, 13, testBody(13).replace('{"actor"', '{"actor":1,"actor"')),
    13,
    "body_not_canonical",
  ],
  [
    "a body of another organization",
    (l) => raw(l, 13, testBody(13, { organizationId: "other" })),
    13,
    "wrong_organization",
  ],
  ["a body of another format", (l) => raw(l, 13, testBody(13, { v: 2 })), 13, "body_not_format_1"],
  ["a body with an unknown field", (l) => raw(l, 13, testBody(13, { extra: true })), 13, "body_not_format_1"],
];

test.each(cases)("%s is found and located", async (_name, change, index, kind) => {
  const damaged = copy(log);
  await change(damaged);
  const result = await verify(damaged);
  expect(result.valid).toBe(false);
  expect(result).toMatchObject({ firstBadIndex: index });
  expect(result.problems).toContainEqual(expect.objectContaining({ index, kind }));
});

test("one altered entry is one problem: the checkpoints and entries around it still verify", async () => {
  const damaged = copy(log);
  replaceBody(damaged, 350);
  const result = await verify(damaged);
  expect(result.problems.map(({ index, kind }) => [index, kind])).toEqual([[350, "leaf_not_in_tree"]]);
  expect(result.checkpoint).toEqual({ size: 600, valid: true });
});

test("entries deleted from the middle leave the rest verifiable through the tiles", async () => {
  const damaged = copy(log);
  damaged.entries.splice(100, 400);
  const result = await verify(damaged);
  expect(result.problems).toHaveLength(1);
  expect(result).toMatchObject({ size: SIZE, checkpoint: { size: 600, valid: true } });
});

test("without tiles an export is still held against every checkpoint", async () => {
  expect(await verifyExport(log)).toMatchObject({ valid: true, checkpoint: { size: 600, valid: true } });
  const rewritten = copy(log);
  replaceBody(rewritten, 350);
  expect(await verifyExport(rewritten)).toMatchObject({ firstBadIndex: 300, checkpoint: { valid: false } });
  const gap = copy(log);
  gap.entries.splice(450, 1);
  expect(await verifyExport(gap)).toMatchObject({ firstBadIndex: 450, size: 450, checkpoint: { valid: false } });
});

test("a log rolled back as a whole is only exposed by a checkpoint kept outside", async () => {
  const kept = log.checkpoints.at(-1)?.note ?? "";
  const rolledBack = await testLog(400, [5, 9, 300, 400], signer);
  expect(await verify(rolledBack)).toMatchObject({ valid: true });
  const result = await verify(rolledBack, { keptCheckpoints: [kept] });
  expect(result).toMatchObject({ valid: false, firstBadIndex: 400 });
  expect(await verify(log, { keptCheckpoints: [kept] })).toMatchObject({ valid: true });
});

test("a log rewritten and signed again by the key's holder contradicts a checkpoint kept outside", async () => {
  const kept = log.checkpoints[3]?.note ?? "";
  const rewritten = copy(log);
  replaceBody(rewritten, 350);
  rewriteTiles(rewritten);
  await resignCheckpoints(rewritten, CHECKPOINTS);
  expect(await verify(rewritten)).toMatchObject({ valid: true });
  const result = await verify(rewritten, { keptCheckpoints: [kept] });
  expect(result.problems).toContainEqual(expect.objectContaining({ index: 300, kind: "kept_checkpoint_mismatch" }));
  const strange = await verify(log, { keptCheckpoints: ["hello"] });
  expect(strange.problems).toMatchObject([{ index: 0, kind: "kept_checkpoint_invalid" }]);
});

test("an entry rewritten with its leaf hash before its checkpoint is not noticed: the window protects nothing yet", async () => {
  const rewritten = copy(log);
  replaceBody(rewritten, 610);
  expect(await verify(rewritten)).toMatchObject({ valid: true, checkpoint: { size: 600 } });
});

test("nonsense in a store is reported and never thrown", async () => {
  const damaged = copy(log);
  entry(damaged, 3, { leafHash: new Uint8Array(100) });
  entry(damaged, 5, { index: Number.NaN });
  entry(damaged, 6, { index: -1 });
  damaged.tiles.set("0/1", new Uint8Array(5));
  const found = (await verify(damaged)).problems.map(({ index, kind }) => [index, kind]);
  expect(found).toContainEqual([3, "leaf_hash_mismatch"]);
  expect(found).toContainEqual([5, "entry_out_of_order"]);
  expect(found).toContainEqual([256, "tile_missing"]);
  const columnsOf = () => {
    throw new Error("no such field");
  };
  const result = await verify(log, { columnsOf });
  expect(result.problems[0]).toMatchObject({ index: 0, kind: "column_mismatch" });
});

test("the checkpoint reader is let go of when the entry reader fails", async () => {
  let isClosed = false;
  async function* checkpoints() {
    try {
      yield* log.checkpoints;
    } finally {
      isClosed = true;
    }
  }
  async function* entries() {
    yield* log.entries.slice(0, 3);
    throw new Error("connection lost");
  }
  await expect(verify(log, { checkpoints: checkpoints(), entries: entries() })).rejects.toThrow("connection lost");
  expect(isClosed).toBe(true);
});

test("the list of problems is bounded, the first bad index is not", async () => {
  const damaged = copy(log);
  for (const one of damaged.entries) one.columns = {};
  const result = await verify(damaged, { problemsMax: 7 });
  expect(result.problems).toHaveLength(7);
  expect((await verify(damaged)).problems).toHaveLength(100);
});

test("any one byte changed in a body, leaf hash, tile or checkpoint makes the log invalid", async () => {
  const small = await testLog(300, [100, 270, 300], signer);
  const place = fc.constantFrom("body" as const, "leaf" as const, "tile" as const, "note" as const);
  await fc.assert(
    fc.asyncProperty(place, fc.nat(), fc.nat(), async (where, which, seed) => {
      const damaged = copy(small);
      const target = damaged.entries[which % 300];
      if (where === "body" && target) target.body = respell(target.body, seed);
      if (where === "leaf" && target) target.leafHash = flipped(target.leafHash, seed);
      if (where === "tile") {
        const [name, hashes] = [...damaged.tiles][which % damaged.tiles.size] ?? ["", new Uint8Array(1)];
        damaged.tiles.set(name, flipped(hashes, seed));
      }
      const note = damaged.checkpoints[which % 3];
      if (where === "note" && note) checkpoint(damaged, which % 3, { note: respell(note.note, seed) });
      const result = await verify(damaged);
      expect(result.valid).toBe(false);
      if (where === "body" || where === "leaf") expect(result.firstBadIndex).toBe(which % 300);
    }),
    { numRuns: 60 },
  );
});

function entry(log: TestLog, index: number, changes: Partial<TestLog["entries"][number]>): void {
  const found = log.entries[index];
  if (found) log.entries[index] = { ...found, ...changes };
}

/** Another body with its own, right leaf hash. */
function replaceBody(log: TestLog, index: number): void {
  raw(log, index, testBody(index, { id: "rewritten" }));
}

function raw(log: TestLog, index: number, body: string): void {
  entry(log, index, { body, leafHash: leafHash(body) });
}

function swap(log: TestLog, a: number, b: number): void {
  const [first, second] = [log.entries[a], log.entries[b]];
  if (first && second) log.entries.splice(a, 2, { ...second, index: a }, { ...first, index: b });
}

function checkpoint(log: TestLog, at: number, changes: Partial<TestLog["checkpoints"][number]>): void {
  const found = log.checkpoints[at];
  if (found) log.checkpoints[at] = { ...found, ...changes };
}

function noteOf(log: TestLog, size: number, by: Signer, origin = ORIGIN): Promise<string> {
  const rootHash = rootOf(log.entries.slice(0, size).map((one) => one.leafHash));
  return signCheckpoint({ origin, size, rootHash }, by);
}

/** The text with one of its characters replaced by another letter. */
function respell(text: string, seed: number): string {
  const at = seed % text.length;
  return text.slice(0, at) + (text[at] === "x" ? "y" : "x") + text.slice(at + 1);
}
