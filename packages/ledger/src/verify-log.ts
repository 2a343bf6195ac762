import { toHex } from "./bytes";
import type { EntryBody } from "./entry-body";
import type { StoredCheckpoint } from "./log-checkpoints";
import type { LogProblem } from "./log-problem";
import type { StoredTree } from "./log-tiles";
import { LogWalk } from "./log-walk";
import type { Sha256 } from "./sha256";
import type { VerifierKey } from "./verifier-key";

/** An entry as it is stored. `columns` are the searchable copies beside the body. */
export interface LogEntry {
  readonly index: number;
  readonly body: string;
  readonly leafHash: Uint8Array;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** A whole log as data, all of it read from one snapshot of the store. */
export interface VerifyLogInput {
  /** The organization every body must name. */
  readonly organizationId: string;
  /** The origin every checkpoint must name, `<public host>/log/<organization id>`. */
  readonly origin: string;
  /** Every key that ever signed checkpoints of this log, retired ones too. */
  readonly keys: readonly VerifierKey[];
  /** How many entries the log says to have. */
  readonly head: { readonly size: number };
  /** The stored tree; left out when the log is checked without it, as from an export. */
  readonly tree?: StoredTree;
  /** Entries by ascending index. */
  readonly entries: AsyncIterable<LogEntry> | Iterable<LogEntry>;
  /** Checkpoints by ascending number. */
  readonly checkpoints: AsyncIterable<StoredCheckpoint> | Iterable<StoredCheckpoint>;
  /** Checkpoint notes kept outside the store: the only witness against a log rolled back as a whole. */
  readonly keptCheckpoints?: readonly string[];
  /** Recomputes the searchable columns from a body. */
  readonly columnsOf: (body: EntryBody) => Readonly<Record<string, unknown>>;
  /** A faster SHA-256 of the platform. */
  readonly sha256?: Sha256;
  /** Most problems listed, 100 unless told; `firstBadIndex` counts them all. */
  readonly problemsMax?: number;
}

/** What verification found. */
export interface LogVerification {
  readonly valid: boolean;
  /** Leaves under `rootHash`: all entries, or those before a gap that no stored tile bridges. */
  readonly size: number;
  /** Hex RFC 9162 root over the entries' leaf hashes. */
  readonly rootHash: string;
  /**
   * The newest stored checkpoint; valid when a trusted key signed it for this origin and its root is that of the leaf
   * hashes. Size 0 and not valid when there is none: nothing is attested yet.
   */
  readonly checkpoint: { readonly size: number; readonly valid: boolean };
  /** The lowest index of any problem, `null` when the log is valid. */
  readonly firstBadIndex: number | null;
  readonly problems: readonly LogProblem[];
}

/**
 * Verifies a whole log against itself and the keys: every body against its format, columns and leaf hash, the leaf
 * hashes against the stored tiles, and all of them against every signed checkpoint. Streams: memory is O(log n).
 * Entries beyond the newest checkpoint (the integration window) are checked for everything but the tree.
 *
 * The index of a problem is the first entry it makes doubtful, as near as the evidence allows: an entry's own index; the
 * first missing one of a gap or cut tail; for a subtree or checkpoint that does not match, the first bad entry already
 * found under it, else the first entry since the last checkpoint that matched. Rejects only with what the readers throw.
 */
export async function verifyLog(input: VerifyLogInput): Promise<LogVerification> {
  const walk = new LogWalk(input);
  try {
    await walk.begin();
    for await (const entry of input.entries) await walk.entry(entry);
    await walk.end();
  } finally {
    await walk.close();
  }
  const { firstBadIndex, list } = walk.problems;
  return {
    valid: firstBadIndex === null,
    size: walk.tree.size,
    rootHash: toHex(walk.tree.root()),
    checkpoint: walk.newest,
    firstBadIndex,
    problems: list,
  };
}
