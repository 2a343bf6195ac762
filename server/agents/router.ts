import { organizationProcedure, router } from "@/server/trpc/procedures";
import { AgentDetailSchema, AgentPageSchema, AgentParams, ListAgentsQuery } from "./schemas";
import { getAgent, listAgents } from "./service";

export const agentsRouter = router({
  list: organizationProcedure("agents:read")
    .input(ListAgentsQuery)
    .output(AgentPageSchema)
    .query(({ ctx, input }) => listAgents(ctx, input)),
  get: organizationProcedure("agents:read")
    .input(AgentParams)
    .output(AgentDetailSchema)
    .query(({ ctx, input }) => getAgent(ctx, input.agentId)),
});
