import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { rotateWebhookSecret } from "@/server/webhooks";
import { WebhookWithSecretSchema } from "@/server/webhooks/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route({
    auth: "apiKey",
    permission: "webhooks:write",
    params: z.object({ id: z.string() }),
    response: WebhookWithSecretSchema,
    handler: ({ ctx, params: { id } }) => rotateWebhookSecret(ctx, id),
  }),
});
