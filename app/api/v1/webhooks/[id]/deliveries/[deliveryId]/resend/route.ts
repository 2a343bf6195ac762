import { z } from "zod";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { resendDelivery } from "@/server/webhooks";
import { DeliverySchema } from "@/server/webhooks/schemas";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  POST: route({
    auth: "apiKey",
    permission: "webhooks:write",
    params: z.object({ id: z.string(), deliveryId: z.string() }),
    response: DeliverySchema,
    handler: ({ ctx, params: { id, deliveryId } }) => resendDelivery(ctx, id, deliveryId),
  }),
});
