import { z } from "zod";
import { ContainmentChangeSchema, ContainSchema, contain, letGo } from "@/server/containment";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

const params = z.object({ agentId: z.string() });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: route({
    auth: "apiKey",
    permission: "containment:write",
    params,
    body: ContainSchema,
    response: ContainmentChangeSchema,
    handler: ({ ctx, params: { agentId }, body }) => contain(ctx, { kind: "quarantine", agentId }, body.reason),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "containment:write",
    params,
    response: ContainmentChangeSchema,
    handler: ({ ctx, params: { agentId } }) => letGo(ctx, { kind: "quarantine", agentId }),
  }),
});
