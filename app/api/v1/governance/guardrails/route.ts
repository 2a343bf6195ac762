import { z } from "zod";
import { GuardrailSchema, listGuardrails } from "@/server/guardrails";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "policies:read",
    response: z.array(GuardrailSchema),
    handler: ({ ctx }) => listGuardrails(ctx),
  }),
});
