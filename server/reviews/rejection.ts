import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf, type TraceId, uuidOf } from "@/server/ids";
import { historyOf } from "./history";
import { readNotes } from "./note";

/** Who said no to an action, and their words. */
export interface Rejection {
  readonly reviewerId: string | null;
  /** Null where the caller may not read it, or it was erased. */
  readonly rationale: string | null;
}

/**
 * Who rejected an action, or had it replaced by an edited one; null when nobody did. Their words are for whoever may read payloads and
 * for the key that proposed the action: its agent has to know what was wrong with it.
 * @throws UnavailableError when the words are not the ones that were logged.
 */
export async function rejectionOf(
  { organizationId, actor, permissions }: Omit<ActorContext, "requestId">,
  traceId: TraceId,
): Promise<Rejection | null> {
  const row = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select e.body, a.api_key_id from mastguard.entry e
       join mastguard.action a on a.organization_id = e.organization_id and a.id = e.trace_id
       where e.organization_id = $1 and e.trace_id = $2 and e.type in ('review.rejected', 'review.edited')
       order by e.index desc limit 1`,
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    return rows[0] === undefined ? null : Row.parse(rows[0]);
  });
  if (row === null) return null;
  const isProposer = row.api_key_id !== null && idOf("key", row.api_key_id) === actor.id;
  const mayRead = isProposer || permissions.has("payloads:read");
  const { reviewerId, comment } = historyOf(row.body, mayRead ? await readNotes(organizationId, traceId) : () => null);
  return { reviewerId, rationale: comment ?? null };
}

const Row = z.object({ body: z.string(), api_key_id: z.string().nullable() });
