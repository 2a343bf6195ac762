import { nullable, number, object, oneOf, string } from "./reader";
import { RISK_CATEGORIES, type RiskCategory } from "./vocabulary";

/** An agent that has sent at least one event. */
export interface Agent {
  readonly agentId: string;
  readonly lastActionType: string | null;
  readonly totalEvents: number;
  readonly failuresCount: number;
  /** ISO 8601, UTC. */
  readonly lastSeen: string;
  /** Its highest of the last 24 hours. */
  readonly riskCategory: RiskCategory;
}

/** Narrows the list of agents. Without `page` the client fetches every page. */
export interface AgentQuery {
  /** From 1. */
  readonly page?: number;
  /** 1 to 200, 50 by default. */
  readonly limit?: number;
  /** Text to look for in the agent id. */
  readonly q?: string;
  /** Only agents seen in the last 30 days; the server's default. */
  readonly active?: boolean;
}

export const readAgent = object<Agent>({
  agentId: string,
  lastActionType: nullable(string),
  totalEvents: number,
  failuresCount: number,
  lastSeen: string,
  riskCategory: oneOf(RISK_CATEGORIES),
});
