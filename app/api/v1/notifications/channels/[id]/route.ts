import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { deleteChannel, getChannel, sendOptions, updateChannel } from "@/server/notifications";
import { ChannelSchema, DeletedChannelSchema, UpdateChannelSchema } from "@/server/notifications/schemas";

const params = z.object({ id: z.string() });

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "notifications:read",
    params,
    response: ChannelSchema,
    handler: ({ ctx, params: { id } }) => getChannel(ctx, id),
  }),
  PATCH: route({
    auth: "apiKey",
    permission: "notifications:write",
    params,
    body: UpdateChannelSchema,
    response: ChannelSchema,
    handler: ({ ctx, params: { id }, body }) => updateChannel(ctx, sendOptions().rules, id, body),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "notifications:write",
    params,
    response: DeletedChannelSchema,
    handler: ({ ctx, params: { id } }) => deleteChannel(ctx, id),
  }),
});
