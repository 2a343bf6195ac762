import { DashboardSchema, getDashboard } from "@/server/dashboard";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "dashboard:read",
    response: DashboardSchema,
    handler: ({ ctx }) => getDashboard(ctx),
  }),
});
