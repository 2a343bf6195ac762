import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { CreatePolicySchema, createPolicy, ListPoliciesQuery, PolicySchema, policyPage } from "@/server/policies";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "policies:read",
    query: ListPoliciesQuery,
    response: z.array(PolicySchema),
    handler: async ({ ctx, query }) => {
      const { policies, meta } = await policyPage(ctx, query);
      return Reply.data(policies, { meta });
    },
  }),
  POST: route({
    auth: "apiKey",
    permission: "policies:write",
    body: CreatePolicySchema,
    response: PolicySchema,
    status: 201,
    handler: ({ ctx, body }) => createPolicy(ctx, body),
  }),
});
