import { z } from "zod";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { OrganizationId } from "@/server/ids";

const TASKS_READ = 500;
const AGENTS_READ = 500;

/** An agent that takes actions of a kind, and the tool it last asked a person about with; null when it names none, or asked about none of late. */
export interface TestAgent {
  readonly agentId: string;
  readonly tool: string | null;
}

/** The organization's agents by a kind of action they really take. */
type AgentsByKind = ReadonlyMap<string, readonly TestAgent[]>;

/**
 * Agents a test can name: those of the newest 500 real tasks, and those of the last 30 days by what they did last. A test names one that takes such
 * actions, so that its page, its history and its owner are those of an agent that is there.
 */
export async function agentsByKind(organizationId: OrganizationId): Promise<AgentsByKind> {
  const { rows } = await inOrganizationRead(organizationId, (client) =>
    client.query(
      `select distinct on (action_type, agent_id) action_type, agent_id, tool from (
         select t.action_type, t.agent_id, a.tool, t.number
         from (select organization_id, trace_id, action_type, agent_id, number from mastguard.review_task order by number desc limit ${TASKS_READ}) t
         join mastguard.action a on a.organization_id = t.organization_id and a.id = t.trace_id
         union all
         select last_action_type, agent_id, null, null from (select last_action_type, agent_id from mastguard.agent_activity
           where last_seen_at >= now() - interval '30 days' order by last_seen_at desc limit ${AGENTS_READ}) g) k
       order by action_type, agent_id, tool is null, number desc`,
    ),
  );
  const agents = new Map<string, TestAgent[]>();
  for (const { action_type: kind, agent_id: agentId, tool } of Rows.parse(rows))
    agents.set(kind, [...(agents.get(kind) ?? []), { agentId, tool }]);
  return agents;
}

const Rows = z.array(z.object({ action_type: z.string(), agent_id: z.string(), tool: z.string().nullable() }));
