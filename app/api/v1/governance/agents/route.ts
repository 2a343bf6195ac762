import { z } from "zod";
import { AgentSchema, ListAgentsQuery, listAgents } from "@/server/agents";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "agents:read",
    query: ListAgentsQuery,
    response: z.array(AgentSchema),
    handler: async ({ ctx, query }) => {
      const { agents, total } = await listAgents(ctx, query);
      const { page, limit } = query;
      return Reply.data(agents, { meta: { page, limit, total, totalPages: Math.ceil(total / limit) } });
    },
  }),
});
