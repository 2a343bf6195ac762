import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { auditEntryOf } from "./entry-row";
import { listEntries } from "./list-entries";
import { AuditEntrySchema, ListAuditQuery } from "./schemas";

/** The audit list; served under each of its paths. */
export const auditList = resource({
  GET: route({
    auth: "apiKey",
    permission: "audit:read",
    query: ListAuditQuery,
    response: z.array(AuditEntrySchema),
    handler: async ({ ctx, query }) => {
      const { rows, nextCursor } = await listEntries(ctx.organizationId, query);
      return Reply.data(rows.map(auditEntryOf), { meta: { limit: query.limit, nextCursor } });
    },
  }),
});
