import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { sendOptions, testChannel } from "@/server/notifications";
import { NotificationDeliverySchema } from "@/server/notifications/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route({
    auth: "apiKey",
    permission: "notifications:write",
    params: z.object({ id: z.string() }),
    response: NotificationDeliverySchema,
    handler: ({ ctx, params: { id } }) => testChannel(ctx, id, sendOptions()),
  }),
});
