import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { getLinkSettings, updateLinkSettings } from "./link-settings";
import { LinkSettingsSchema } from "./schemas";

/** Whether mails about a review carry a link for one person, at `/api/v1/hitl/links`. */
export const linksResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "settings:read",
    response: LinkSettingsSchema,
    handler: ({ ctx }) => getLinkSettings(ctx),
  }),
  PUT: route({
    auth: "apiKey",
    permission: "settings:write",
    body: LinkSettingsSchema,
    response: LinkSettingsSchema,
    handler: ({ ctx, body }) => updateLinkSettings(ctx, body),
  }),
});
