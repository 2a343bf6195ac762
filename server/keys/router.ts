import { z } from "zod";
import { organizationProcedure, router } from "@/server/trpc/procedures";
import { ApiKeyPage, CreateApiKeySchema, CreatedApiKeySchema, ListKeysQuery, RevokedApiKeySchema } from "./schemas";
import { createApiKey, listApiKeys, revokeApiKey } from "./service";

/** Keys on screens; `isMine` binds a new key to the person who makes it. */
export const keysRouter = router({
  list: organizationProcedure("keys:read")
    .input(ListKeysQuery)
    .output(ApiKeyPage)
    .query(({ ctx, input }) => listApiKeys(ctx, input)),
  create: organizationProcedure("keys:write")
    .input(CreateApiKeySchema.extend({ isMine: z.boolean().default(false) }))
    .output(CreatedApiKeySchema)
    .mutation(({ ctx, input: { isMine, ...input } }) =>
      createApiKey(ctx, { ...input, userId: isMine ? ctx.person.id : null }),
    ),
  revoke: organizationProcedure("keys:write")
    .input(z.strictObject({ id: z.string() }))
    .output(RevokedApiKeySchema)
    .mutation(({ ctx, input: { id } }) => revokeApiKey(ctx, id)),
});
