import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { createWebhook, listWebhooks, webhookRules } from "@/server/webhooks";
import {
  CreateWebhookSchema,
  ListWebhooksQuery,
  WebhookSchema,
  WebhookWithSecretSchema,
} from "@/server/webhooks/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "webhooks:read",
    query: ListWebhooksQuery,
    response: z.array(WebhookSchema),
    handler: async ({ ctx, query: { page, limit } }) => {
      const { webhooks, total } = await listWebhooks(ctx, { page, limit });
      return Reply.data(webhooks, { meta: { page, limit, total, totalPages: Math.ceil(total / limit) } });
    },
  }),
  POST: route({
    auth: "apiKey",
    permission: "webhooks:write",
    body: CreateWebhookSchema,
    response: WebhookWithSecretSchema,
    status: 201,
    handler: ({ ctx, body }) => createWebhook(ctx, webhookRules(), body),
  }),
});
