import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { listChannelDeliveries } from "@/server/notifications";
import { ListNotificationDeliveriesQuery, NotificationDeliverySchema } from "@/server/notifications/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "notifications:read",
    params: z.object({ id: z.string() }),
    query: ListNotificationDeliveriesQuery,
    response: z.array(NotificationDeliverySchema),
    handler: async ({ ctx, params: { id }, query: { limit, cursor } }) => {
      const { deliveries, nextCursor } = await listChannelDeliveries(ctx, id, { limit, cursor });
      return Reply.data(deliveries, { meta: { limit, nextCursor } });
    },
  }),
});
