import { webCrypto } from "./web-crypto";

/** Helpers for the receiver of webhooks. Local: nothing is sent. */
export const MastGuardWebhooks = {
  /**
   * Whether a delivery was signed with this endpoint's secret.
   *
   * `X-MastGuard-Signature` is `sha256=` and the hexadecimal HMAC-SHA-256 of the raw body, keyed by the whole secret
   * string. During a rotation it holds several signatures separated by commas; one valid signature suffices. The
   * comparison takes the same time wherever a signature differs.
   * @param rawBody the body exactly as received, before any parsing
   * @param header the header's value; a missing or malformed one gives `false`, never an exception
   * @param secret the endpoint's full secret (`whsec_…`)
   */
  async verifySignature(
    rawBody: string | Uint8Array,
    header: string | null | undefined,
    secret: string,
  ): Promise<boolean> {
    if (typeof header !== "string" || typeof secret !== "string" || secret === "") return false;
    const signatures = header
      .split(",")
      .map(signatureBytes)
      .filter((bytes) => bytes !== null);
    if (signatures.length === 0) return false;
    const expected = await hmacSha256(secret, rawBody);
    let isValid = false;
    for (const signature of signatures) isValid = areEqual(signature, expected) || isValid;
    return isValid;
  },
} as const;

/** The 32 bytes after `sha256=`, or `null` when the part has another form. */
function signatureBytes(part: string): Uint8Array | null {
  const hex = /^\s*sha256=([0-9a-f]{64})\s*$/i.exec(part)?.[1];
  return hex === undefined ? null : Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

async function hmacSha256(secret: string, body: string | Uint8Array): Promise<Uint8Array> {
  const { subtle } = await webCrypto();
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const bytes = typeof body === "string" ? encoder.encode(body) : new Uint8Array(body);
  return new Uint8Array(await subtle.sign("HMAC", key, bytes));
}

/** Compares without an early exit. */
function areEqual(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++) difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  return difference === 0;
}
