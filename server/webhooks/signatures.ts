import { createHmac } from "node:crypto";
import { SECRET_PREFIX } from "./secret";

interface Signed {
  /** The same for every attempt at a delivery. */
  readonly id: string;
  /** Unix seconds of this attempt; receivers of Standard Webhooks reject more than 300 s of skew. */
  readonly timestamp: number;
  readonly body: string;
  /** Full secrets, the present one first; two while one is being replaced. */
  readonly secrets: readonly string[];
}

/**
 * Both signatures of a delivery, as headers. `X-MastGuard-Signature`: `sha256=` and hexadecimal HMAC-SHA-256 of the body, keyed by the
 * whole secret string, comma-separated. Standard Webhooks 1.0: base64 HMAC-SHA-256 of `id.timestamp.body`, keyed by the bytes that
 * the secret's base64 stands for, space-separated.
 */
export function signatureHeaders({ id, timestamp, body, secrets }: Signed): Record<string, string> {
  const plain = secrets.map((secret) => `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`);
  const standard = secrets.map((secret) => {
    const key = Buffer.from(secret.slice(SECRET_PREFIX.length), "base64");
    return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
  });
  return {
    "x-mastguard-signature": plain.join(","),
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": standard.join(" "),
  };
}
