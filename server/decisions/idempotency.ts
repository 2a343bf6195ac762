import { hash } from "node:crypto";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { ConflictError, UnavailableError } from "@/server/errors";
import { type OrganizationId, uuidOf } from "@/server/ids";
import { answerAt, parseStoredAnswer } from "./answer";
import type { DecisionAnswer } from "./schemas";

/** What marks a retry: the caller's key and what it sent with it, both hashed. */
export interface Idempotency {
  readonly keyHash: Buffer;
  readonly bodyHash: Buffer;
}

/** @param key the header `Idempotency-Key`; @param canonicalBody RFC 8785 text, so that spacing and key order do not matter. */
export function idempotencyOf(key: string | null, canonicalBody: () => string): Idempotency | null {
  if (key === null) return null;
  return { keyHash: hash("sha256", key, "buffer"), bodyHash: hash("sha256", canonicalBody(), "buffer") };
}

/** The answer of the decision a retried request already caused. Throws ConflictError when it carried another body. */
export async function replay(
  organizationId: OrganizationId,
  apiKeyId: string,
  { keyHash, bodyHash }: Idempotency,
): Promise<DecisionAnswer> {
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{ body_hash: Buffer; answer: string; entry_index: number }>(
      `select i.body_hash, a.answer, a.entry_index from mastguard.idempotency_key i
       join mastguard.action a on a.organization_id = i.organization_id and a.id = i.trace_id where i.api_key_id = $1 and i.key_hash = $2`,
      [uuidOf("key", apiKeyId), keyHash],
    );
    return rows[0];
  });
  if (!row) throw new UnavailableError("The earlier answer has just expired. Send the request again."); // purged between commit and read
  if (!row.body_hash.equals(bodyHash))
    throw new ConflictError(
      "This Idempotency-Key was used with another body in the last 24 hours. Use a new key for a new action.",
    );
  return answerAt(parseStoredAnswer(row.answer), row.entry_index);
}
