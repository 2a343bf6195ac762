export { lastHours } from "./last-hours";
export {
  AgentParams,
  AgentSchema,
  ListAgentsQuery,
} from "./schemas";
export { getAgent, listAgents } from "./service";
export { ACTIVE_DAYS } from "./store";
