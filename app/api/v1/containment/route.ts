import { ContainmentStateSchema, getContainment } from "@/server/containment";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "containment:read",
    response: ContainmentStateSchema,
    handler: ({ ctx }) => getContainment(ctx),
  }),
});
