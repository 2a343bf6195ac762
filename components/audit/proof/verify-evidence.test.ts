import { generateKeyPairSync, sign } from "node:crypto";
import { formatVerifierKey, leafHash, nodeHash, signCheckpoint, toHex } from "@mastguard/ledger";
import { describe, expect, it } from "vitest";
import type { Evidence } from "./evidence";
import { proofFile } from "./proof-file";
import { verifyEvidence } from "./verify-evidence";

const ORIGIN = "log.example/log/org_1";
const BODY = '{"v":1}';
const { publicKey, privateKey } = generateKeyPairSync("ed25519");
const rawKey = new Uint8Array(publicKey.export({ format: "der", type: "spki" }).subarray(-32));

async function evidence(): Promise<Evidence> {
  const leaf = leafHash(BODY).slice();
  const sibling = leafHash("other").slice();
  const rootHash = nodeHash(leaf, sibling).slice();
  const note = await signCheckpoint(
    { origin: ORIGIN, size: 2, rootHash },
    { name: ORIGIN, publicKey: rawKey, sign: (message) => new Uint8Array(sign(null, message, privateKey)) },
  );
  return {
    entry: {
      index: 0,
      body: BODY,
      leafHash: toHex(leaf),
      proof: { status: "included", treeSize: 2, hashes: [toHex(sibling)] },
    },
    checkpoint: { origin: ORIGIN, size: 2, rootHash: toHex(rootHash), signedAt: "2026-11-20T12:00:00.000Z", note },
    verifierKeys: [formatVerifierKey({ name: ORIGIN, publicKey: rawKey })],
  };
}

const failing = async (changed: Evidence) => {
  const { outcome, steps } = await verifyEvidence(changed);
  return [outcome, ...steps.filter((step) => step.outcome === "failed").map(({ id }) => id)];
};

describe("verifyEvidence", () => {
  it("verifies an entry under a signed checkpoint, and says what each step arrived at", async () => {
    const good = await evidence();
    const { outcome, steps } = await verifyEvidence(good);
    expect(outcome).toBe("verified");
    expect(steps.map(({ id, value }) => [id, value])).toEqual([
      ["leaf", good.entry.leafHash],
      ["inclusion", good.checkpoint?.rootHash],
      ["signature", good.verifierKeys[0]?.split("+").slice(0, 2).join("+")],
    ]);
  });

  it("a changed record fails at its leaf and on its path", async () => {
    const good = await evidence();
    expect(await failing({ ...good, entry: { ...good.entry, body: '{"v":2}' } })).toEqual([
      "failed",
      "leaf",
      "inclusion",
    ]);
  });

  it("a record with its leaf hash rewritten still fails on its path", async () => {
    const good = await evidence();
    const body = '{"v":2}';
    const entry = { ...good.entry, body, leafHash: toHex(leafHash(body)) };
    expect(await failing({ ...good, entry })).toEqual(["failed", "inclusion"]);
  });

  it("the root is taken from the signed note, not from what stands beside it", async () => {
    const good = await evidence();
    const checkpoint = good.checkpoint && { ...good.checkpoint, rootHash: "00".repeat(32) };
    expect((await verifyEvidence({ ...good, checkpoint })).outcome).toBe("verified");
  });

  it("a note signed for another size or by an unknown key fails at the signature", async () => {
    const good = await evidence();
    const note = good.checkpoint?.note.replace("\n2\n", "\n3\n") ?? "";
    expect(await failing({ ...good, checkpoint: good.checkpoint && { ...good.checkpoint, note, size: 3 } })).toContain(
      "signature",
    );
    expect(await failing({ ...good, verifierKeys: [] })).toEqual(["failed", "signature"]);
  });

  it("what cannot be read fails and does not throw", async () => {
    const good = await evidence();
    expect(await failing({ ...good, checkpoint: good.checkpoint && { ...good.checkpoint, note: "no note" } })).toEqual([
      "failed",
      "inclusion",
      "signature",
    ]);
    expect(await failing({ ...good, checkpoint: null })).toEqual(["failed", "inclusion", "signature"]);
    const proof = { ...good.entry.proof, hashes: ["zz"] };
    expect(await failing({ ...good, entry: { ...good.entry, proof } })).toEqual(["failed", "inclusion"]);
  });
});

it("a proof file is an export of its entries, without a proof where none exists yet", async () => {
  const good = await evidence();
  const pending = { ...good.entry, index: 5, proof: { status: "pending" as const, treeSize: 2, hashes: [] } };
  const file: unknown = JSON.parse(proofFile(good, [good.entry, pending], { type: "all" }, "2026-11-20T12:00:00.000Z"));
  expect(file).toMatchObject({
    format: "mastguard-export/1",
    origin: ORIGIN,
    checkpoint: good.checkpoint?.note,
    entries: [
      { index: 0, body: BODY, proof: good.entry.proof.hashes },
      { index: 5, proof: null },
    ],
    end: { count: 2, firstIndex: 0, lastIndex: 5 },
  });
});
