import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { getTestSettings, updateTestSettings } from "../test-tasks/plan";
import { TestSettingsSchema } from "../test-tasks/schemas";
import { getAttentionSettings, updateAttentionSettings } from "./attention-settings";
import { AttentionSettingsSchema, QualityQuery, QualitySchema } from "./schemas";
import { reviewQuality } from "./service";

/** How reviews are decided, at `/api/v1/hitl/quality`. */
export const qualityResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "reviews:read",
    query: QualityQuery,
    response: QualitySchema,
    handler: ({ ctx, query }) => reviewQuality(ctx, query),
  }),
});

/** How many reviews are asked of a person, at `/api/v1/hitl/attention`. */
export const attentionResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "settings:read",
    response: AttentionSettingsSchema,
    handler: ({ ctx }) => getAttentionSettings(ctx),
  }),
  PUT: route({
    auth: "apiKey",
    permission: "settings:write",
    body: AttentionSettingsSchema,
    response: AttentionSettingsSchema,
    handler: ({ ctx, body }) => updateAttentionSettings(ctx, body),
  }),
});

/** How often reviewers are tested, at `/api/v1/hitl/tests`. */
export const testsResource = resource({
  GET: route({
    auth: "apiKey",
    permission: "settings:read",
    response: TestSettingsSchema,
    handler: ({ ctx }) => getTestSettings(ctx),
  }),
  PUT: route({
    auth: "apiKey",
    permission: "settings:write",
    body: TestSettingsSchema,
    response: TestSettingsSchema,
    handler: ({ ctx, body }) => updateTestSettings(ctx, body),
  }),
});
