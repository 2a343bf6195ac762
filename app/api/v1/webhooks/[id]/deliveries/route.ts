import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { listDeliveries } from "@/server/webhooks";
import { DeliverySchema, ListDeliveriesQuery } from "@/server/webhooks/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "webhooks:read",
    params: z.object({ id: z.string() }),
    query: ListDeliveriesQuery,
    response: z.array(DeliverySchema),
    handler: async ({ ctx, params: { id }, query: { limit, cursor } }) => {
      const { deliveries, nextCursor } = await listDeliveries(ctx, id, { limit, cursor });
      return Reply.data(deliveries, { meta: { limit, nextCursor } });
    },
  }),
});
