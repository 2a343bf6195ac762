import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import {
  DeletedPolicySchema,
  deletePolicy,
  getPolicy,
  PolicyParams,
  PolicySchema,
  UpdatePolicySchema,
  updatePolicy,
} from "@/server/policies";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "policies:read",
    params: PolicyParams,
    response: PolicySchema,
    handler: ({ ctx, params }) => getPolicy(ctx, params.id),
  }),
  PATCH: route({
    auth: "apiKey",
    permission: "policies:write",
    params: PolicyParams,
    body: UpdatePolicySchema,
    response: PolicySchema,
    handler: ({ ctx, params, body }) => updatePolicy(ctx, params.id, body),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "policies:write",
    params: PolicyParams,
    response: DeletedPolicySchema,
    handler: ({ ctx, params }) => deletePolicy(ctx, params.id),
  }),
});
