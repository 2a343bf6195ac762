import { concatBytes } from "./bytes";
import {
  canonicalize,
  type EntryBody,
  type LogVerification,
  leafHash,
  rootOf,
  type Signer,
  type StoredCheckpoint,
  sha256,
  signCheckpoint,
  type Tile,
  TileTree,
  type VerifyLogInput,
  verifyLog,
} from "./index";

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

/** A whole log in memory that a test can damage. */
export interface TestLog {
  head: { size: number };
  tree: { size: number };
  tiles: Map<string, Uint8Array>;
  entries: { index: number; body: string; leafHash: Uint8Array; columns: Record<string, unknown> }[];
  checkpoints: StoredCheckpoint[];
  readonly signer: Signer;
}

const ORGANIZATION = "0199a0c0-0000-7000-8000-000000000001";
export const ORIGIN = `log.example/log/${ORGANIZATION}`;

/** A fresh Ed25519 signer from the platform's WebCrypto. */
export async function testSigner(name = ORIGIN): Promise<Signer> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  if (!("privateKey" in pair)) throw new Error("Ed25519 generates a key pair");
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const sign = async (message: Uint8Array) =>
    new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, Uint8Array.from(message)));
  return { name, publicKey, sign };
}

/** The body of entry `index`, or of what an attacker would rather have there. */
export function testBody(index: number, changes: Record<string, unknown> = {}): string {
  return canonicalize({
    v: 1,
    type: "action.decided",
    id: `entry-${index}`,
    organizationId: ORGANIZATION,
    at: "2026-01-02T03:04:05.000Z",
    actor: { type: "agent", id: "support-bot" },
    data: { decision: index % 2 === 0 ? "ALLOW" : "BLOCK" },
    ...changes,
  });
}

/** The columns a store keeps beside a body. */
function testColumns(body: EntryBody): Record<string, unknown> {
  return { type: body.type, decision: body.data["decision"], traceId: body.traceId };
}

/** A log of `size` entries with checkpoints at these sizes, integrated up to the last of them. */
export async function testLog(size: number, checkpointSizes: readonly number[], signer: Signer): Promise<TestLog> {
  const bodies = Array.from({ length: size }, (_, index) => testBody(index));
  const entries = bodies.map((body, index) => ({
    index,
    body,
    leafHash: leafHash(body),
    columns: { type: "action.decided", decision: index % 2 === 0 ? "ALLOW" : "BLOCK", traceId: null },
  }));
  const integrated = checkpointSizes.at(-1) ?? 0;
  const log: TestLog = {
    head: { size },
    tree: { size: integrated },
    tiles: new Map(),
    entries,
    checkpoints: [],
    signer,
  };
  rewriteTiles(log);
  await resignCheckpoints(log, checkpointSizes);
  return log;
}

/** Makes the tiles those of the leaf hashes as they stand now. */
export function rewriteTiles(log: TestLog): void {
  const leaves = log.entries.slice(0, log.tree.size).map((entry) => entry.leafHash);
  log.tiles = new Map(storedTiles(leaves).map(({ level, position, hashes }) => [`${level}/${position}`, hashes]));
}

/** Signs checkpoints of these sizes over the leaf hashes as they stand now, as only the key's holder can. */
export async function resignCheckpoints(log: TestLog, sizes: readonly number[]): Promise<void> {
  log.checkpoints = [];
  for (const [i, size] of sizes.entries()) {
    const rootHash = rootOf(log.entries.slice(0, size).map((entry) => entry.leafHash));
    const note = await signCheckpoint({ origin: ORIGIN, size, rootHash }, log.signer);
    log.checkpoints.push({ number: i + 1, size, note });
  }
}

/** Verifies a test log as the server would. */
export function verify(log: TestLog, options: Partial<VerifyLogInput> = {}): Promise<LogVerification> {
  const readTile = (level: number, position: number) => Promise.resolve(log.tiles.get(`${level}/${position}`) ?? null);
  return verifyExport(log, { tree: { size: log.tree.size, readTile }, ...options });
}

/** Verifies a test log without its tree state. */
export function verifyExport(log: TestLog, options: Partial<VerifyLogInput> = {}): Promise<LogVerification> {
  return verifyLog({
    organizationId: ORGANIZATION,
    origin: ORIGIN,
    keys: [log.signer],
    head: log.head,
    entries: log.entries,
    checkpoints: log.checkpoints,
    columnsOf: testColumns,
    ...options,
  });
}
