export { HOURS_A_DAY, lastHours } from "./last-hours";
export {
  type Agent,
  type AgentDetail,
  AgentDetailSchema,
  AgentParams,
  type AgentRow,
  AgentRowSchema,
  AgentSchema,
  ListAgentsQuery,
} from "./schemas";
export { getAgent, listAgents } from "./service";
export { ACTIVE_DAYS } from "./store";
