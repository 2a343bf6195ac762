import { hash } from "node:crypto";

/** SHA-256 by the platform, for the ledger's functions: several times the speed of its portable one. */
export function nativeSha256(data: Uint8Array): Uint8Array {
  return hash("sha256", data, "buffer");
}
