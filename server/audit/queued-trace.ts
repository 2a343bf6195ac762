import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { NotFoundError } from "@/server/errors";
import { isId, uuidOf } from "@/server/ids";

/** An action that was received and is not decided yet. */
export const QueuedTraceSchema = z.object({
  traceId: z.string(),
  agentId: z.string(),
  actionType: z.string(),
  receivedAt: z.string(),
  /** Of its `action.received`. */
  entryIndex: z.number(),
});

/** @throws NotFoundError for one that is not queued, malformed, unknown or another organization's. */
export async function queuedTraceOf(
  { organizationId }: ActorContext,
  traceId: string,
): Promise<z.input<typeof QueuedTraceSchema>> {
  const row = isId("trc", traceId)
    ? await inOrganizationRead(organizationId, async (client) => {
        const { rows } = await client.query<{ agent_id: string; action_type: string; at: Date; index: number }>(
          `select e.agent_id, e.action_type, e.at, e.index from mastguard.queued_action q
           join mastguard.entry e on e.organization_id = q.organization_id and e.trace_id = q.trace_id and e.type = 'action.received'
           where q.organization_id = $1 and q.trace_id = $2`,
          [uuidOf("org", organizationId), uuidOf("trc", traceId)],
        );
        return rows[0];
      })
    : undefined;
  if (!row) throw new NotFoundError("There is no such action.");
  const { agent_id: agentId, action_type: actionType, at, index: entryIndex } = row;
  return { traceId, agentId, actionType, receivedAt: at.toISOString(), entryIndex };
}
