const SIGNATURE_BYTES = 64;

// Importing costs about as much as verifying; a log is checked with one key object thousands of times.
const imported = new WeakMap<Uint8Array, Promise<CryptoKey>>();

/**
 * Whether an Ed25519 signature (RFC 8032) holds, by the platform's WebCrypto (Node 20, current browsers, edge runtimes).
 * A signature of the wrong length does not hold; a `publicKey` that is not a point on the curve rejects.
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const { subtle } = globalThis.crypto;
  let key = imported.get(publicKey);
  if (key === undefined) {
    key = subtle.importKey("raw", Uint8Array.from(publicKey), "Ed25519", false, ["verify"]);
    imported.set(publicKey, key);
  }
  return subtle.verify("Ed25519", await key, Uint8Array.from(signature), Uint8Array.from(message));
}
