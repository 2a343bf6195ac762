import { inOrganizationRead } from "@/server/db/in-organization-read";
import { idOf, type OrganizationId, type TraceId, uuidOf } from "@/server/ids";

/** Actions shown on each side of one. */
const SIDE_MAX = 10;

/** Another action of the same session. */
export interface SessionAction {
  readonly traceId: TraceId;
  readonly at: string;
  readonly agentId: string;
  readonly actionType: string;
  readonly tool: string | null;
  readonly decision: string;
  readonly riskScore: number;
  readonly riskCategory: string;
}

/** The ten actions of a session before and the ten after one of them, in order, itself left out. */
export async function sessionNeighbours(
  organizationId: OrganizationId,
  sessionKey: string,
  traceId: TraceId,
): Promise<{ before: SessionAction[]; after: SessionAction[] }> {
  return await inOrganizationRead(organizationId, async (client) => {
    // Index (organization, session key, id): ids of one session rise with time.
    const side = async (condition: string) => {
      const { rows } = await client.query<Row>(
        `select id, at, agent_id, action_type, tool, decision, risk_score, risk_category from mastguard.action
         where organization_id = $1 and session_key = $2 and ${condition} limit ${SIDE_MAX}`,
        [uuidOf("org", organizationId), sessionKey, uuidOf("trc", traceId)],
      );
      return rows.map(viewOf);
    };
    const before = await side("id < $3 order by id desc");
    return { before: before.reverse(), after: await side("id > $3 order by id") };
  });
}

function viewOf(row: Row): SessionAction {
  return {
    traceId: idOf("trc", row.id),
    at: row.at.toISOString(),
    agentId: row.agent_id,
    actionType: row.action_type,
    tool: row.tool,
    decision: row.decision,
    riskScore: row.risk_score,
    riskCategory: row.risk_category,
  };
}

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly agent_id: string;
  readonly action_type: string;
  readonly tool: string | null;
  readonly decision: string;
  readonly risk_score: number;
  readonly risk_category: string;
}
