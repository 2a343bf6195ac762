import { type Agent, type AgentQuery, readAgent } from "./agent";
import { NotFoundError } from "./errors/http-errors";
import type { Governance } from "./governance";
import { pathSegment } from "./path-segment";
import type { Transport } from "./transport";

/** The agents of the organization. */
export interface Agents {
  /** The same as `governance.getAgents`. */
  list(query?: AgentQuery): Promise<Agent[]>;
  /** One agent, or `null` when no agent with this id has sent an event. */
  get(agentId: string): Promise<Agent | null>;
}

export function createAgents(transport: Transport, governance: Governance): Agents {
  return {
    list: (query) => governance.getAgents(query),
    async get(agentId) {
      try {
        return await transport.request({ path: `/api/v1/governance/agents/${pathSegment(agentId)}` }, readAgent);
      } catch (error) {
        // Only MastGuard's own 404 means "no such agent"; a wrong base URL's 404 page is still an error.
        if (error instanceof NotFoundError && error.code === "NOT_FOUND") return null;
        throw error;
      }
    },
  };
}
