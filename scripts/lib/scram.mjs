import { createHash, createHmac, hkdfSync, pbkdf2Sync, randomBytes, timingSafeEqual } from "node:crypto";

const ITERATIONS = 4096; // PostgreSQL's own default

/**
 * The password of a database role, the same on every node that holds the master key.
 * HKDF-SHA256 (RFC 5869), no salt, info `mastguard/database/<role>`, 32 bytes as base64url.
 * @param {string} masterKey 32 bytes, base64url.
 * @param {string} role
 */
export function derivedPassword(masterKey, role) {
  const key = hkdfSync("sha256", Buffer.from(masterKey, "base64url"), "", `mastguard/database/${role}`, 32);
  return Buffer.from(key).toString("base64url");
}

/**
 * What PostgreSQL stores for a password (RFC 5803). It accepts this text in place of the password in CREATE and ALTER
 * ROLE, so the password itself never reaches a statement, a log or an administrator's screen.
 * @param {string} password ASCII, so that SASLprep would not change it.
 * @param {{ salt?: Buffer, iterations?: number }} [options]
 */
export function scramVerifier(password, { salt = randomBytes(16), iterations = ITERATIONS } = {}) {
  const salted = pbkdf2Sync(password, salt, iterations, 32, "sha256");
  const clientKey = createHmac("sha256", salted).update("Client Key").digest();
  const storedKey = createHash("sha256").update(clientKey).digest("base64");
  const serverKey = createHmac("sha256", salted).update("Server Key").digest("base64");
  return `SCRAM-SHA-256$${iterations}:${salt.toString("base64")}$${storedKey}:${serverKey}`;
}

/** Whether a stored verifier belongs to this password. */
export function verifierMatches(verifier, password) {
  const parts = /^SCRAM-SHA-256\$(\d+):([^$]+)\$/.exec(verifier ?? "");
  if (!parts) return false;
  const expected = scramVerifier(password, { salt: Buffer.from(parts[2], "base64"), iterations: Number(parts[1]) });
  return expected.length === verifier.length && timingSafeEqual(Buffer.from(expected), Buffer.from(verifier));
}
