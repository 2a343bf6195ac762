import { type Sha256, sha256 } from "./sha256";

/** Bytes of one hash in the tree. */
export const HASH_BYTES = 32;

const KEPT_BYTES = 65_536;
const encoder = new TextEncoder();
const leafInput = new Uint8Array(KEPT_BYTES);
const nodeInput = new Uint8Array(1 + 2 * HASH_BYTES).fill(1, 0, 1);

/** SHA-256(0x00 ‖ body), the hash of a leaf (RFC 9162 §2.1.1); a text is hashed as UTF-8. */
export function leafHash(body: string | Uint8Array, sha: Sha256 = sha256): Uint8Array {
  // A UTF-16 code unit is at most three bytes of UTF-8; what fits is encoded into one kept buffer.
  const bytesMax = 1 + (typeof body === "string" ? 3 * body.length : body.length);
  const input = bytesMax <= KEPT_BYTES ? leafInput : new Uint8Array(bytesMax);
  if (typeof body === "string") return sha(input.subarray(0, 1 + encoder.encodeInto(body, input.subarray(1)).written));
  input.set(body, 1);
  return sha(input.subarray(0, 1 + body.length));
}

/** SHA-256(0x01 ‖ left ‖ right), the hash of an inner node (RFC 9162 §2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha: Sha256 = sha256): Uint8Array {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  return sha(nodeInput);
}
