import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, Script } from "node:vm";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as ledger from "./index";

const root = join(import.meta.dirname, "..");
const directory = mkdtempSync(join(tmpdir(), "mastguard-ledger-"));
let built = "";

beforeAll(() => {
  const outfile = join(directory, "index.js");
  execFileSync(process.execPath, [join(root, "build.mjs"), outfile]);
  built = readFileSync(outfile, "utf8");
});

afterAll(() => rmSync(directory, { recursive: true }));

test("the built file names nothing of Node", () => {
  expect(built).not.toMatch(/\bnode:|\brequire\(|\bprocess\.|\bBuffer\b|\b__dirname\b|^import /m);
});

test("the built file proves and verifies with nothing but a browser's globals", async () => {
  const wrapped = await build({
    stdin: { contents: `${built}\nglobalThis.done = (${journey.toString()})({ ${Object.keys(ledger).join(", ")} });` },
    bundle: true,
    write: false,
    format: "iife",
  });
  const web = { TextEncoder, crypto, done: Promise.resolve("not run") };
  new Script(wrapped.outputFiles[0]?.text ?? "").runInContext(createContext(web));
  expect(await web.done).toBe("42:true:true:true");
});

/** Runs inside the other realm, so it may use nothing but its argument and web globals. */
async function journey(api: typeof ledger): Promise<string> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) return "no key pair";
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, Uint8Array.from(message)));
  const signer = { name: "example.com/log/o", publicKey, sign };

  const entries = Array.from({ length: 42 }, (_, index) => {
    const actor = { type: "agent", id: "a" };
    const at = "2026-01-02T03:04:05.000Z";
    const value = { v: 1, type: "t", id: String(index), organizationId: "o", at, actor, data: { é: index } };
    const body = api.canonicalize(value);
    return { index, body, leafHash: api.leafHash(body), columns: {} };
  });
  const tree = api.TileTree.empty();
  for (const entry of entries) tree.append(entry.leafHash);
  const note = await api.signCheckpoint({ origin: signer.name, size: 42, rootHash: tree.root() }, signer);
  const tiles = api.tileSource(tree.takeChanged());
  const proof = api.inclusionProof(7, 42, tiles);
  const leafHash = api.leafHash(entries[7]?.body ?? "");
  const included = api.verifyInclusion({ index: 7, size: 42, leafHash, proof, rootHash: tree.root() });
  const key = api.parseVerifierKey(api.formatVerifierKey(signer));
  const result = await api.verifyLog({
    organizationId: "o",
    origin: signer.name,
    keys: [key],
    head: { size: 42 },
    tree: { size: 42, readTile: (level, position) => Promise.resolve(tiles(level, position) ?? null) },
    entries,
    checkpoints: [{ number: 1, size: 42, note }],
    columnsOf: () => ({}),
  });
  return [result.size, result.valid, result.checkpoint.valid, included].join(":");
}
