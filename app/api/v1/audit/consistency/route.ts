import { getConsistencyProof } from "@/server/audit/evidence";
import { ConsistencyQuery, HashesSchema } from "@/server/audit/schemas";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "audit:read",
    query: ConsistencyQuery,
    response: HashesSchema,
    handler: ({ ctx, query }) => getConsistencyProof(ctx.organizationId, query),
  }),
});
