import { hkdfSync } from "node:crypto";
import { env } from "@/server/env";

const KEY_BYTES = 32;
const derived = new Map<string, Buffer>();

/**
 * A 32-byte key for one purpose, derived from MASTGUARD_MASTER_KEY by HKDF-SHA-256 (RFC 5869) with the purpose as info,
 * the same on every node. Keys of different purposes tell nothing about each other.
 */
export function keyFor(
  purpose:
    | "organization-keys"
    | "signing-keys"
    | "sign-in-codes"
    | "subject-refs"
    | "entities"
    | "webhooks"
    | "notifications"
    | "review-links"
    | "review-tests"
    | "nextauth",
): Buffer {
  const master = env().MASTGUARD_MASTER_KEY;
  const name = `${master}/${purpose}`;
  let key = derived.get(name);
  if (!key) {
    key = Buffer.from(
      hkdfSync("sha256", Buffer.from(master, "base64url"), Buffer.alloc(0), `mastguard/${purpose}`, KEY_BYTES),
    );
    derived.set(name, key);
  }
  return key;
}
