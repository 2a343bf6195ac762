import { randomBytes } from "node:crypto";

/** Carries the nonce to the page server, for scripts of our own. Next reads it from the policy in the request itself. */
const NONCE_HEADER = "x-mastguard-nonce";

const NONCE_BYTES = 16;
const INLINE_SCRIPTS = "script-src 'self' 'unsafe-inline'";

/** A fresh nonce: 128 bits, once per answer. */
export function newNonce(): string {
  return randomBytes(NONCE_BYTES).toString("base64");
}

/** What a page request must say so that Next stamps the nonce on the inline scripts it streams a page in. */
export function nonceHeaders(nonce: string): Record<string, string> {
  return { "content-security-policy": `script-src 'nonce-${nonce}'`, [NONCE_HEADER]: nonce };
}

/** The page's own policy with the nonce in place of "any inline script": injected markup then runs nothing. */
export function strictPolicy(policy: string, nonce: string): string {
  return policy.replace(INLINE_SCRIPTS, `script-src 'self' 'nonce-${nonce}'`);
}
