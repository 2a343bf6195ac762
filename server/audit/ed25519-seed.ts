import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";

/** The fixed front of an Ed25519 private key in PKCS #8 (RFC 8410 §7); the 32-byte seed follows. */
const PKCS8_FRONT = Buffer.from("302e020100300506032b657004220420", "hex");
const PUBLIC_KEY_BYTES = 32;

/** An Ed25519 key pair of RFC 8032, made from its 32-byte seed. */
export interface KeyPair {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** A 64-byte signature. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly verify: (message: Uint8Array, signature: Uint8Array) => boolean;
}

/** The key pair of a 32-byte seed. */
export function keyPairOf(seed: Uint8Array): KeyPair {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8_FRONT, seed]), format: "der", type: "pkcs8" });
  const open = createPublicKey(secret);
  return {
    publicKey: rawOf(open),
    sign: (message) => sign(null, message, secret),
    verify: (message, signature) => verify(null, message, open, signature),
  };
}

function rawOf(publicKey: KeyObject): Uint8Array {
  const spki = publicKey.export({ format: "der", type: "spki" });
  return new Uint8Array(spki.subarray(-PUBLIC_KEY_BYTES)); // RFC 8410 §4: the raw key ends the structure
}
