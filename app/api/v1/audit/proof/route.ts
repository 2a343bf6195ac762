import { getInclusionProof } from "@/server/audit/evidence";
import { HashesSchema, InclusionQuery } from "@/server/audit/schemas";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "audit:read",
    query: InclusionQuery,
    response: HashesSchema,
    handler: ({ ctx, query }) => getInclusionProof(ctx.organizationId, query),
  }),
});
