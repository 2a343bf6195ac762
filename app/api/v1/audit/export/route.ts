import { z } from "zod";
import { exportAudit } from "@/server/audit/export";
import { ExportAuditQuery } from "@/server/audit/schemas";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({
  GET: route({
    auth: "apiKey",
    permission: "audit:read",
    query: ExportAuditQuery,
    response: z.never(),
    handler: async ({ ctx, query }) => {
      const { body, contentType, fileName } = await exportAudit(ctx, query);
      const headers = { "content-disposition": `attachment; filename="${fileName}"` };
      return Reply.raw(body, { contentType, headers });
    },
  }),
});
