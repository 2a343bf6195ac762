import { z } from "zod";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import { type OrganizationId, type TraceId, uuidOf } from "@/server/ids";
import { answerAt, openAnswer } from "./answer";
import type { DecisionAnswer } from "./schemas";

/**
 * How an action was decided, as its caller was told then; null when this organization has decided none by that id.
 * @throws UnavailableError when the stored answer is not the logged one.
 */
export async function decidedAnswer(organizationId: OrganizationId, traceId: TraceId): Promise<DecisionAnswer | null> {
  const [row] = await inOrganizationRead(organizationId, async (client) => {
    const { rows } = await client.query(
      `select a.answer, e.index, e.body, e.leaf_hash from mastguard.action a
       join mastguard.entry e on e.organization_id = a.organization_id and e.trace_id = a.id and e.type = 'action.decided'
       where a.organization_id = $1 and a.id = $2`,
      [uuidOf("org", organizationId), uuidOf("trc", traceId)],
    );
    return Rows.parse(rows);
  });
  if (row === undefined) return null;
  return answerAt(openAnswer(row.answer, row.body), { index: row.index, leafHash: row.leaf_hash.toString("hex") });
}

const Rows = z.array(
  z.object({ answer: z.string(), index: z.number(), body: z.string(), leaf_hash: z.instanceof(Buffer) }),
);
