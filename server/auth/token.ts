import { createHmac, hash, randomBytes, randomInt } from "node:crypto";
import { keyFor } from "@/server/crypto/master-key";

const TOKEN_BYTES = 32; // 256 bits
const TOKEN_SHAPE = /^[A-Za-z0-9_-]{43}$/;
const CODE_DIGITS = 6;

/** A new secret for a session or a sign-in link: 256 random bits in base64url. Only its hash is stored. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString("base64url");
}

/** Whether text could be one of our tokens; what could not is refused without asking the database. */
export function isTokenShape(text: string): boolean {
  return TOKEN_SHAPE.test(text);
}

/** SHA-256 of a token. */
export function hashOfToken(token: string): Buffer {
  return hash("sha256", token, "buffer");
}

/** A new code to type: six digits. */
export function newCode(): string {
  return String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, "0");
}

/**
 * What is stored of a code: 32 bytes that say which browser asked for it (SHA-256 of its nonce), then 32 that prove it.
 * The proof is keyed: six digits alone would be found in a stolen table by trying them all.
 */
export function hashOfCode(email: string, code: string, nonce: string): Buffer {
  const proof = createHmac("sha256", keyFor("sign-in-codes")).update(`${email}\n${nonce}\n${code}`).digest();
  return Buffer.concat([hashOfToken(nonce), proof]);
}
