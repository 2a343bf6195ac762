import { GuardrailParams, GuardrailSchema, UpdateGuardrailSchema, updateGuardrail } from "@/server/guardrails";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  PATCH: route({
    auth: "apiKey",
    permission: "policies:write",
    params: GuardrailParams,
    body: UpdateGuardrailSchema,
    response: GuardrailSchema,
    handler: ({ ctx, params, body }) => updateGuardrail(ctx, params.type, body),
  }),
});
