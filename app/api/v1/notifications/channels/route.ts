import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { createChannel, listChannels, sendOptions } from "@/server/notifications";
import {
  ChannelSchema,
  CreateChannelSchema,
  CreatedChannelSchema,
  ListChannelsQuery,
} from "@/server/notifications/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "notifications:read",
    query: ListChannelsQuery,
    response: z.array(ChannelSchema),
    handler: async ({ ctx, query: { page, limit } }) => {
      const { channels, total } = await listChannels(ctx, { page, limit });
      return Reply.data(channels, { meta: { page, limit, total, totalPages: Math.ceil(total / limit) } });
    },
  }),
  POST: route({
    auth: "apiKey",
    permission: "notifications:write",
    body: CreateChannelSchema,
    response: CreatedChannelSchema,
    status: 201,
    handler: ({ ctx, body }) => createChannel(ctx, sendOptions().rules, body),
  }),
});
