import { AgentParams, AgentSchema, getAgent } from "@/server/agents";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "agents:read",
    params: AgentParams,
    response: AgentSchema,
    handler: ({ ctx, params }) => getAgent(ctx, params.agentId),
  }),
});
