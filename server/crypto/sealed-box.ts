import { createCipheriv, createDecipheriv } from "node:crypto";
import { randomBlock } from "./random";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM: returns nonce ‖ ciphertext ‖ tag. `aad` binds the box to its place; opening with another fails. */
export function sealBox(key: Uint8Array, plain: Uint8Array, aad: string): Buffer {
  const nonce = randomBlock(NONCE_BYTES);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  cipher.setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Opens what {@link sealBox} made. Throws when the key, the place or a byte differs. */
export function openBox(key: Uint8Array, box: Uint8Array, aad: string): Buffer {
  if (box.length < NONCE_BYTES + TAG_BYTES) throw new RangeError("a sealed box is at least 28 bytes");
  const decipher = createDecipheriv("aes-256-gcm", key, box.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(box.subarray(box.length - TAG_BYTES));
  return Buffer.concat([decipher.update(box.subarray(NONCE_BYTES, box.length - TAG_BYTES)), decipher.final()]);
}
