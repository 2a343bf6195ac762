export { lastHours } from "./last-hours";
export {
  type Agent,
  type AgentDetail,
  AgentParams,
  type AgentRow,
  AgentSchema,
  ListAgentsQuery,
} from "./schemas";
export { getAgent, listAgents } from "./service";
export { ACTIVE_DAYS } from "./store";
