import { z } from "zod";
import { ContainmentChangeSchema, ContainSchema, contain, letGo } from "@/server/containment";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

const params = z.object({ tool: z.string() });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: route({
    auth: "apiKey",
    permission: "containment:write",
    params,
    body: ContainSchema,
    response: ContainmentChangeSchema,
    handler: ({ ctx, params: { tool }, body }) => contain(ctx, { kind: "blocked_tool", tool }, body.reason),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "containment:write",
    params,
    response: ContainmentChangeSchema,
    handler: ({ ctx, params: { tool } }) => letGo(ctx, { kind: "blocked_tool", tool }),
  }),
});
