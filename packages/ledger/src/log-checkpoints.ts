import { type Checkpoint, verifyCheckpoint } from "./checkpoint";
import type { LogProblemKind, LogProblems } from "./log-problem";
import type { VerifierKey } from "./verifier-key";

/** A stored checkpoint: its running number from 1, the size its row claims, and the signed note. */
export interface StoredCheckpoint {
  readonly number: number;
  readonly size: number;
  readonly note: string;
}

/** A stored checkpoint after its own checks; `rootHash` is `null` when its note proves nothing about this log. */
export interface CheckedCheckpoint {
  readonly number: number;
  readonly size: number;
  readonly rootHash: Uint8Array | null;
}

/** Whose checkpoints are expected. */
interface Issuer {
  readonly origin: string;
  readonly keys: readonly VerifierKey[];
}

const REFUSALS = {
  malformed: "checkpoint_unreadable",
  unknown_key: "checkpoint_bad_signature",
  bad_signature: "checkpoint_bad_signature",
} as const satisfies Record<string, LogProblemKind>;

/**
 * Yields stored checkpoints in order, each checked by itself: numbers without a gap, sizes that grow, a signature of a
 * trusted key, the expected origin. What is wrong with one is reported at the size of the checkpoint before it: from
 * there on entries lose the attestation this one gave.
 */
export async function* checkedCheckpoints(
  stored: AsyncIterable<StoredCheckpoint> | Iterable<StoredCheckpoint>,
  issuer: Issuer,
  problems: LogProblems,
): AsyncGenerator<CheckedCheckpoint, void, undefined> {
  let number = 0;
  let size = -1;
  for await (const row of stored) {
    const from = Math.max(0, size);
    const report = (kind: LogProblemKind, message: string) =>
      problems.add(from, kind, `checkpoint ${row.number}: ${message}`);

    const checkpoint = await readNote(row, issuer, report);
    const claimed = checkpoint?.size ?? row.size;
    if (row.number > number + 1) report("checkpoint_missing", `number ${number + 1} is missing before it`);
    if (row.number <= number || claimed <= size) report("checkpoint_out_of_order", "its number or size does not grow");
    number = Math.max(number, row.number);
    size = Math.max(size, claimed);
    yield { number: row.number, size: claimed, rootHash: checkpoint?.rootHash ?? null };
  }
}

/** The checkpoints among notes kept outside the store; one that is not of this log is reported at index 0. */
export async function readKeptCheckpoints(
  notes: readonly string[],
  { origin, keys }: Issuer,
  problems: LogProblems,
): Promise<Checkpoint[]> {
  const kept: Checkpoint[] = [];
  for (const note of notes) {
    const verified = await verifyCheckpoint(note, keys);
    if (verified.valid && verified.checkpoint.origin === origin) kept.push(verified.checkpoint);
    else problems.add(0, "kept_checkpoint_invalid", "a kept checkpoint is not of this log or not signed by its keys");
  }
  return kept;
}

async function readNote(
  row: StoredCheckpoint,
  { origin, keys }: Issuer,
  report: (kind: LogProblemKind, message: string) => void,
): Promise<Checkpoint | null> {
  const verified = await verifyCheckpoint(row.note, keys);
  if (!verified.valid) {
    report(REFUSALS[verified.reason], verified.message);
    return null;
  }
  const { checkpoint } = verified;
  if (checkpoint.origin !== origin) {
    report("checkpoint_wrong_origin", `it is of \`${checkpoint.origin}\`, not of \`${origin}\``);
    return null;
  }
  if (checkpoint.size !== row.size) {
    report("checkpoint_size_mismatch", `its row says size ${row.size}, its note ${checkpoint.size}`);
  }
  return checkpoint;
}
