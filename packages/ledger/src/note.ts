import { concatBytes, equalBytes, toBase64, tryFromBase64, utf8 } from "./bytes";
import { verifyEd25519 } from "./ed25519";
import { LedgerError } from "./errors";
import { isKeyName, keyId, type VerifierKey } from "./verifier-key";

const KEY_ID_BYTES = 4;
const SIGNATURES_MAX = 100;
const SIGNATURE_LINE = /^— (\S+) (\S+)$/u;

/** Signs a message with an Ed25519 private key that stays with the caller: 64 bytes (RFC 8032). */
export type Sign = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

/** Who signs a note: the verifier key others will check with, and the means to sign. */
export interface Signer extends VerifierKey {
  readonly sign: Sign;
}

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: Uint8Array;
  readonly signature: Uint8Array;
}

/** A note taken apart; nothing of it is proven before `verifyNote`. `text` is the signed part, final newline included. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** What checking a note against trusted keys showed. */
type NoteVerification =
  | { readonly valid: true; readonly note: Note; readonly signedBy: VerifierKey }
  | { readonly valid: false; readonly reason: "malformed" | "unknown_key" | "bad_signature"; readonly message: string };

/** The signed note of a text that ends in a newline (C2SP signed-note). */
export async function signNote(text: string, { name, publicKey, sign }: Signer): Promise<string> {
  const signature = await sign(utf8(text));
  return `${text}\n— ${name} ${toBase64(concatBytes(keyId(name, publicKey), signature))}\n`;
}

/** Takes a signed note apart (C2SP signed-note, "Format"). Throws `BAD_NOTE`. */
export function parseNote(note: string): Note {
  const cut = note.lastIndexOf("\n\n");
  if (cut < 0 || !note.endsWith("\n")) throw malformed("has no blank line before its signatures");
  // oxlint-disable-next-line no-control-regex -- the format forbids exactly these
  if (/[\u0000-\u0009\u000b-\u001f]|\p{Surrogate}/u.test(note)) throw malformed("holds a control character");
  const lines = note.slice(cut + 2, -1).split("\n");
  if (lines.length > SIGNATURES_MAX) throw malformed(`has more than ${SIGNATURES_MAX} signatures`);
  return { text: note.slice(0, cut + 1), signatures: lines.map(parseSignature) };
}

/**
 * Checks a note against trusted keys: signatures of other keys are ignored, every signature of a trusted key must
 * hold, and there must be one (C2SP signed-note, "Signatures").
 */
export async function verifyNote(text: string, keys: readonly VerifierKey[]): Promise<NoteVerification> {
  const note = tryParse(text);
  if (note instanceof LedgerError) return { valid: false, reason: "malformed", message: note.message };
  const message = utf8(note.text);
  let signedBy: VerifierKey | null = null;
  for (const { name, keyId: id, signature } of note.signatures) {
    const key = keys.find((key) => key.name === name && equalBytes(keyId(key.name, key.publicKey), id));
    if (key === undefined) continue;
    if (!(await verifyEd25519(key.publicKey, message, signature))) {
      return { valid: false, reason: "bad_signature", message: `the signature of \`${name}\` does not verify` };
    }
    signedBy ??= key;
  }
  if (signedBy === null) return { valid: false, reason: "unknown_key", message: "no trusted key signed the note" };
  return { valid: true, note, signedBy };
}

function parseSignature(line: string): NoteSignature {
  const [, name, encoded] = SIGNATURE_LINE.exec(line) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name))
    throw malformed("has a malformed signature line");
  const bytes = tryFromBase64(encoded);
  if (bytes === null || bytes.length <= KEY_ID_BYTES)
    throw malformed("has a signature that is not base64 of key id and signature");
  return { name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) };
}

function tryParse(text: string): Note | LedgerError {
  try {
    return parseNote(text);
  } catch (error) {
    if (error instanceof LedgerError) return error;
    throw error;
  }
}

function malformed(what: string): LedgerError {
  return new LedgerError("BAD_NOTE", `the note ${what}`);
}
