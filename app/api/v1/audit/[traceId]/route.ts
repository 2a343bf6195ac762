import { z } from "zod";
import { ProvenTraceSchema, provenTrace } from "@/server/audit/trace";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "audit:read",
    params: z.object({ traceId: z.string() }),
    response: ProvenTraceSchema,
    handler: ({ ctx, params }) => provenTrace(ctx, params.traceId),
  }),
});
