import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { PolicyParams, PolicySchema, TogglePolicySchema, updatePolicy } from "@/server/policies";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route({
    auth: "apiKey",
    permission: "policies:write",
    params: PolicyParams,
    body: TogglePolicySchema,
    response: PolicySchema,
    handler: ({ ctx, params, body }) => updatePolicy(ctx, params.id, body),
  }),
});
