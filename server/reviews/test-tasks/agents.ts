import { z } from "zod";
import { inOrganizationRead } from "@/server/db/in-organization-read";
import type { OrganizationId } from "@/server/ids";

const TASKS_READ = 500;
const AGENTS_READ = 500;

/** The organization's agents by a kind of action they really take. */
type AgentsByKind = ReadonlyMap<string, readonly string[]>;

/**
 * Agents a test can name: those of the newest 500 real tasks, and those of the last 30 days by what they did last. A test names one that takes such
 * actions, so that its page, its history and its owner are those of an agent that is there.
 */
export async function agentsByKind(organizationId: OrganizationId): Promise<AgentsByKind> {
  const { rows } = await inOrganizationRead(organizationId, (client) =>
    client.query(
      `select action_type, agent_id from (select action_type, agent_id from mastguard.review_task order by number desc limit ${TASKS_READ}) t
       union
       select last_action_type, agent_id from (select last_action_type, agent_id from mastguard.agent_activity
         where last_seen_at >= now() - interval '30 days' order by last_seen_at desc limit ${AGENTS_READ}) a`,
    ),
  );
  const agents = new Map<string, string[]>();
  for (const { action_type: kind, agent_id: agent } of Rows.parse(rows))
    agents.set(kind, [...(agents.get(kind) ?? []), agent]);
  return agents;
}

const Rows = z.array(z.object({ action_type: z.string(), agent_id: z.string() }));
