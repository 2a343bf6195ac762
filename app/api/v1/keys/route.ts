import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { createApiKey, listApiKeys } from "@/server/keys";
import { ApiKeySchema, CreateApiKeySchema, CreatedApiKeySchema, ListKeysQuery } from "@/server/keys/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "keys:read",
    query: ListKeysQuery,
    response: z.array(ApiKeySchema),
    handler: async ({ ctx, query: { page, limit } }) => {
      const { keys, total } = await listApiKeys(ctx, { page, limit });
      return Reply.data(keys, { meta: { page, limit, total, totalPages: Math.ceil(total / limit) } });
    },
  }),
  POST: route({
    auth: "apiKey",
    permission: "keys:write",
    body: CreateApiKeySchema,
    response: CreatedApiKeySchema,
    status: 201,
    handler: ({ ctx, body }) => createApiKey(ctx, body),
  }),
});
