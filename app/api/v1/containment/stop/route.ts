import { ContainmentChangeSchema, ContainSchema, contain, letGo } from "@/server/containment";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PUT: route({
    auth: "apiKey",
    permission: "containment:write",
    body: ContainSchema,
    response: ContainmentChangeSchema,
    handler: ({ ctx, body }) => contain(ctx, { kind: "stop" }, body.reason),
  }),
  DELETE: route({
    auth: "apiKey",
    permission: "containment:write",
    response: ContainmentChangeSchema,
    handler: ({ ctx }) => letGo(ctx, { kind: "stop" }),
  }),
});
