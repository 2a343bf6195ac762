import { toBase64, tryFromBase64 } from "./bytes";
import { LedgerError } from "./errors";
import { HASH_BYTES } from "./merkle";
import { type Note, type NoteSignature, parseNote, type Signer, signNote, verifyNote } from "./note";
import type { VerifierKey } from "./verifier-key";

/** A tree head: the log `origin` had `size` entries and this RFC 9162 root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly rootHash: Uint8Array;
}

/** A checkpoint read from a note, with its signatures still unchecked. */
export interface ParsedCheckpoint extends Checkpoint {
  readonly signatures: readonly NoteSignature[];
}

/** What checking a checkpoint showed; `unknown_key` means that no trusted key signed it. */
export type CheckpointVerification =
  | { readonly valid: true; readonly checkpoint: Checkpoint; readonly signedBy: VerifierKey }
  | { readonly valid: false; readonly reason: "malformed" | "unknown_key" | "bad_signature"; readonly message: string };

/** The text that is signed: origin, size, base64 root, each on a line (C2SP tlog-checkpoint). Throws `BAD_NOTE`. */
export function formatCheckpoint({ origin, size, rootHash }: Checkpoint): string {
  if (origin === "" || /\p{Cc}/u.test(origin)) throw malformed("origin is empty or holds a control character");
  if (!Number.isSafeInteger(size) || size < 0) throw malformed("size is not a count of entries");
  if (rootHash.length !== HASH_BYTES) throw malformed("root hash does not have 32 bytes");
  return `${origin}\n${size}\n${toBase64(rootHash)}\n`;
}

/** The checkpoint as a signed note. The signer's name should equal the origin (C2SP tlog-checkpoint, "Signatures"). */
export async function signCheckpoint(checkpoint: Checkpoint, signer: Signer): Promise<string> {
  return signNote(formatCheckpoint(checkpoint), signer);
}

/** Reads a checkpoint note without checking its signatures; extension lines are passed over. Throws `BAD_NOTE`. */
export function parseCheckpoint(note: string): ParsedCheckpoint {
  const parsed = parseNote(note);
  return { ...checkpointOf(parsed), signatures: parsed.signatures };
}

/** Checks a checkpoint note against trusted keys. Whether it is this log's is for the caller: compare the origin. */
export async function verifyCheckpoint(note: string, keys: readonly VerifierKey[]): Promise<CheckpointVerification> {
  const verified = await verifyNote(note, keys);
  if (!verified.valid) return verified;
  try {
    return { valid: true, checkpoint: checkpointOf(verified.note), signedBy: verified.signedBy };
  } catch (error) {
    if (error instanceof LedgerError) return { valid: false, reason: "malformed", message: error.message };
    throw error;
  }
}

function checkpointOf({ text }: Note): Checkpoint {
  const lines = text.slice(0, -1).split("\n");
  const [origin = "", size = "", root = ""] = lines;
  if (lines.includes("")) throw malformed("has an empty line");
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw malformed("size is not decimal");
  const rootHash = tryFromBase64(root);
  if (rootHash?.length !== HASH_BYTES) throw malformed("root hash is not base64 of 32 bytes");
  return { origin, size: Number(size), rootHash };
}

function malformed(what: string): LedgerError {
  return new LedgerError("BAD_NOTE", `the checkpoint ${what}`);
}
