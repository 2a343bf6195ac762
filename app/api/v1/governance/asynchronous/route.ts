import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { AsynchronousSchema, getAsynchronous, updateAsynchronous } from "@/server/organizations";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "policies:read",
    response: AsynchronousSchema,
    handler: ({ ctx }) => getAsynchronous(ctx),
  }),
  PUT: route({
    auth: "apiKey",
    permission: "settings:write",
    body: AsynchronousSchema,
    response: AsynchronousSchema,
    handler: ({ ctx, body }) => updateAsynchronous(ctx, body),
  }),
});
