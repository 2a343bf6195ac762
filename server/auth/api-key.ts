import { hash, randomBytes } from "node:crypto";

/** What every key starts with. */
export const API_KEY_PREFIX = "mg_live_";
const SECRET_BYTES = 24; // 192 bits; the contract asks for at least 160
const SHAPE = /^mg_live_[A-Za-z0-9_-]{32}$/;

/** A new key: `mg_live_` and 32 base64url characters (192 random bits). Shown once, stored as its hash. */
export function newApiKey(): { key: string; hash: Buffer; lastFour: string } {
  const key = API_KEY_PREFIX + randomBytes(SECRET_BYTES).toString("base64url");
  return { key, hash: hashOfKey(key), lastFour: key.slice(-4) };
}

/** SHA-256 of a key. The secret has 192 bits, so a slow hash would only slow requests. */
export function hashOfKey(key: string): Buffer {
  return hash("sha256", key, "buffer");
}

/** Whether text could be one of our keys; what could not is refused without asking the database. */
export function isApiKeyShape(text: string): boolean {
  return SHAPE.test(text);
}
