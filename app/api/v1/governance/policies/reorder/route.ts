import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { PolicySchema, ReorderPoliciesSchema, reorderPolicies } from "@/server/policies";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route({
    auth: "apiKey",
    permission: "policies:write",
    body: ReorderPoliciesSchema,
    response: z.array(PolicySchema),
    handler: ({ ctx, body }) => reorderPolicies(ctx, body.ids),
  }),
});
