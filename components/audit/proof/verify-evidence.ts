import {
  fromHex,
  LedgerError,
  leafHash,
  type ParsedCheckpoint,
  parseCheckpoint,
  parseVerifierKey,
  toHex,
  verifyCheckpoint,
  verifyInclusion,
} from "@mastguard/ledger";
import type { Evidence } from "./evidence";

/** `unsupported`: this browser has no means to tell, which is no failure of the log. */
export type StepOutcome = "verified" | "failed" | "unsupported";

/** One check with what it was made on and how long it took. */
export interface ProofStep {
  readonly id: "leaf" | "inclusion" | "signature";
  readonly outcome: StepOutcome;
  /** The hash or key that was arrived at. */
  readonly value: string;
  /** What is wrong; `null` unless the step failed or could not be made. */
  readonly problem: string | null;
  readonly tookMs: number;
}

/** What checking an entry showed. */
export interface ProofResult {
  /** Verified only if every step is; failed as soon as one is. */
  readonly outcome: StepOutcome;
  readonly steps: readonly ProofStep[];
}

type Check = Pick<ProofStep, "outcome" | "value" | "problem">;

/**
 * Checks an included entry with the ledger's own code: the leaf hash of its body (RFC 9162 §2.1.1), the path to the root
 * of the checkpoint (§2.1.3.2), and that checkpoint's Ed25519 signature (C2SP signed-note) by WebCrypto. Size and root
 * are taken from the signed note, never from what stands beside it. Never throws: what is malformed fails.
 * @param clock milliseconds from any origin.
 */
export async function verifyEvidence(
  evidence: Evidence,
  clock: () => number = () => performance.now(),
): Promise<ProofResult> {
  const steps: ProofStep[] = [];
  const step = async (id: ProofStep["id"], check: () => Check | Promise<Check>) => {
    const startedAt = clock();
    const checked = await guarded(check);
    steps.push({ id, ...checked, tookMs: Math.max(0, clock() - startedAt) });
  };
  await step("leaf", () => checkLeaf(evidence));
  await step("inclusion", () => checkInclusion(evidence));
  await step("signature", () => checkSignature(evidence));
  const outcomes = steps.map(({ outcome }) => outcome);
  const outcome = outcomes.includes("failed")
    ? "failed"
    : outcomes.includes("unsupported")
      ? "unsupported"
      : "verified";
  return { outcome, steps };
}

function checkLeaf({ entry }: Evidence): Check {
  const value = toHex(leafHash(entry.body));
  return value === entry.leafHash
    ? verified(value)
    : failed(value, "The record does not have the hash the log gives for it.");
}

function checkInclusion({ entry, checkpoint }: Evidence): Check {
  const { size, rootHash } = notedCheckpoint(checkpoint);
  const proof = entry.proof.hashes.map(fromHex);
  const holds = verifyInclusion({ index: entry.index, size, leafHash: leafHash(entry.body), proof, rootHash });
  const value = toHex(rootHash);
  return holds ? verified(value) : failed(value, "The path does not lead to the root that was signed.");
}

async function checkSignature({ checkpoint, verifierKeys }: Evidence): Promise<Check> {
  const { origin, size } = notedCheckpoint(checkpoint);
  if (checkpoint === null || size !== checkpoint.size || origin !== checkpoint.origin)
    return failed(origin, "The signed note is not the checkpoint it is said to be.");
  const keys = verifierKeys.map(parseVerifierKey).filter(({ name }) => name === origin);
  if (globalThis.crypto?.subtle === undefined)
    return unsupported(
      origin,
      "Browsers check signatures on https or localhost only. The proof file can be checked elsewhere.",
    );
  const checked = await verifyCheckpoint(checkpoint.note, keys);
  if (!checked.valid) return failed(origin, `The signature does not hold: ${checked.message}.`);
  const line = verifierKeys.find((key) => key.startsWith(`${checked.signedBy.name}+`)) ?? origin;
  return verified(line.split("+").slice(0, 2).join("+"));
}

function notedCheckpoint(checkpoint: Evidence["checkpoint"]): ParsedCheckpoint {
  if (checkpoint === null) throw new LedgerError("BAD_NOTE", "no checkpoint has been signed yet");
  return parseCheckpoint(checkpoint.note);
}

async function guarded(check: () => Check | Promise<Check>): Promise<Check> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof LedgerError) return failed("", `Unreadable: ${error.message}.`);
    // WebCrypto of this browser does not know Ed25519.
    if (error instanceof DOMException) return unsupported("", "This browser cannot check Ed25519 signatures.");
    throw error;
  }
}

function verified(value: string): Check {
  return { outcome: "verified", value, problem: null };
}

function failed(value: string, problem: string): Check {
  return { outcome: "failed", value, problem };
}

function unsupported(value: string, problem: string): Check {
  return { outcome: "unsupported", value, problem };
}
