import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { revokeApiKey } from "@/server/keys";
import { RevokedApiKeySchema } from "@/server/keys/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  DELETE: route({
    auth: "apiKey",
    permission: "keys:write",
    params: z.object({ id: z.string() }),
    response: RevokedApiKeySchema,
    handler: ({ ctx, params: { id } }) => revokeApiKey(ctx, id),
  }),
});
