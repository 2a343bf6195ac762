import { getCheckpoint } from "@/server/audit/evidence";
import { CheckpointQuery, CheckpointSchema } from "@/server/audit/schemas";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

/** With `Accept: text/plain` the C2SP note itself, byte for byte. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "audit:read",
    query: CheckpointQuery,
    response: CheckpointSchema,
    handler: async ({ ctx, query, call }) => {
      const checkpoint = await getCheckpoint(ctx.organizationId, query.size);
      const asText = /\btext\/plain\b/i.test(call.header("accept") ?? "");
      return asText ? Reply.raw(checkpoint.note, { contentType: "text/plain; charset=utf-8" }) : checkpoint;
    },
  }),
});
