import { concatBytes, equalBytes, fromHex, toBase64, toHex, tryFromBase64, utf8 } from "./bytes";
import { LedgerError } from "./errors";
import { sha256 } from "./sha256";

/** Signature type byte of Ed25519 in a signed note (C2SP signed-note, "Signature types"). */
const ED25519 = Uint8Array.of(1);

const PUBLIC_KEY_BYTES = 32;

/** A public key trusted to sign notes under a name. `publicKey` is the 32-byte Ed25519 encoding of RFC 8032. */
export interface VerifierKey {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

/** The four-byte key id of an Ed25519 note key: SHA-256(name ‖ "\n" ‖ 0x01 ‖ public key)[:4] (C2SP signed-note). */
export function keyId(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8(`${name}\n`), ED25519, publicKey)).slice(0, 4);
}

/** The text form of a verifier key, `name+hex key id+base64(0x01 ‖ public key)`. Throws `BAD_KEY`. */
export function formatVerifierKey({ name, publicKey }: VerifierKey): string {
  if (!isKeyName(name)) throw new LedgerError("BAD_KEY", `key name \`${name}\` is empty or holds a space or plus`);
  if (publicKey.length !== PUBLIC_KEY_BYTES) throw new LedgerError("BAD_KEY", "an Ed25519 public key has 32 bytes");
  return `${name}+${toHex(keyId(name, publicKey))}+${toBase64(concatBytes(ED25519, publicKey))}`;
}

/** Reads `name+hex key id+base64(0x01 ‖ public key)` and checks that the id belongs to the key. Throws `BAD_KEY`. */
export function parseVerifierKey(text: string): VerifierKey {
  const [, name, id, material] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  if (name === undefined || id === undefined || material === undefined || !isKeyName(name)) {
    throw new LedgerError("BAD_KEY", "a verifier key reads `name+key id+base64`");
  }
  const key = tryFromBase64(material);
  if (key === null || key[0] !== ED25519[0] || key.length !== 1 + PUBLIC_KEY_BYTES) {
    throw new LedgerError("BAD_KEY", `key \`${name}\` is not an Ed25519 public key`);
  }
  const publicKey = key.slice(1);
  if (!equalBytes(keyId(name, publicKey), fromHex(id))) {
    throw new LedgerError("BAD_KEY", `key id ${id} does not belong to the key of \`${name}\``);
  }
  return { name, publicKey };
}

/** Whether a name can sign notes: not empty, no Unicode space, no plus, no control character (C2SP signed-note). */
export function isKeyName(name: string): boolean {
  return name.length > 0 && !/[\s+\p{Cc}]/u.test(name);
}
