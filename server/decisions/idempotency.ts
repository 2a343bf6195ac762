import { hash } from "node:crypto";
import { canonicalize } from "@mastguard/ledger";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { ConflictError, UnavailableError } from "@/server/errors";
import { idOf, type OrganizationId, uuidOf } from "@/server/ids";
import { answerAt, openAnswer } from "./answer";
import { queuedAnswerFrom } from "./queue/queued-answer";
import type { DecisionAnswer } from "./schemas";

/** What marks a retry: the caller's key and what it sent with it, both hashed. */
export interface Idempotency {
  readonly keyHash: Buffer;
  readonly bodyHash: Buffer;
}

/**
 * @param key the header `Idempotency-Key`, null without one.
 * @param body the raw body as parsed JSON: hashed in canonical form, so that spacing and key order do not matter and every
 * field does, whether we keep it or not.
 */
export function idempotencyOf(key: string | null, body: unknown): Idempotency | null {
  if (key === null) return null;
  return { keyHash: hash("sha256", key, "buffer"), bodyHash: hash("sha256", canonicalize(body), "buffer") };
}

/**
 * The answer to what a retried request already caused: the decision, or that it is queued.
 * @throws ConflictError when it carried another body.
 */
export async function replay(
  organizationId: OrganizationId,
  apiKeyId: string,
  { keyHash, bodyHash }: Idempotency,
): Promise<DecisionAnswer> {
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query<{
      body_hash: Buffer;
      trace_id: string;
      answer: string | null;
      index: number;
      body: string;
      leaf_hash: Buffer;
    }>(
      `select i.body_hash, i.trace_id, a.answer, e.index, e.body, e.leaf_hash from mastguard.idempotency_key i
       left join mastguard.action a on a.organization_id = i.organization_id and a.id = i.trace_id
       join mastguard.entry e on e.organization_id = i.organization_id and e.trace_id = i.trace_id
         and e.type = case when a.id is null then 'action.received' else 'action.decided' end
       where i.api_key_id = $1 and i.key_hash = $2`,
      [uuidOf("key", apiKeyId), keyHash],
    );
    return rows[0];
  });
  if (!row) throw new UnavailableError("The earlier answer has just expired. Send the request again."); // purged between commit and read
  if (!row.body_hash.equals(bodyHash))
    throw new ConflictError(
      "This Idempotency-Key was used with another body in the last 24 hours. Use a new key for a new action.",
    );
  if (row.answer === null) return queuedAnswerFrom(idOf("trc", row.trace_id), row);
  return answerAt(openAnswer(row.answer, row.body), { index: row.index, leafHash: row.leaf_hash.toString("hex") });
}
