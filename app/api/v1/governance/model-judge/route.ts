import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import {
  getModelJudge,
  ModelJudgeSchema,
  modelEndpoint,
  UpdateModelJudgeSchema,
  updateModelJudge,
} from "@/server/model-judge";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "policies:read",
    response: ModelJudgeSchema,
    handler: ({ ctx }) => getModelJudge(ctx, modelEndpoint()),
  }),
  PATCH: route({
    auth: "apiKey",
    permission: "settings:write",
    body: UpdateModelJudgeSchema,
    response: ModelJudgeSchema,
    handler: ({ ctx, body }) => updateModelJudge(ctx, modelEndpoint(), body),
  }),
});
