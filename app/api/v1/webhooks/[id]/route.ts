import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { deleteWebhook } from "@/server/webhooks";
import { DeletedWebhookSchema } from "@/server/webhooks/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  DELETE: route({
    auth: "apiKey",
    permission: "webhooks:write",
    params: z.object({ id: z.string() }),
    response: DeletedWebhookSchema,
    handler: ({ ctx, params: { id } }) => deleteWebhook(ctx, id),
  }),
});
