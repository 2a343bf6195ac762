import { z } from "zod";
import { ApprovableStateSchema, awaitApproval } from "@/server/approvals";
import { WAIT_MAX_SECONDS } from "@/server/decisions";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

/** Hot: agents wait here, and a waiting call must not hold one of the page server's. */
const state = route({
  auth: "apiKey",
  permission: "decisions:read",
  params: z.object({ traceId: z.string() }),
  query: z.object({ wait: z.coerce.number().int().min(0).max(WAIT_MAX_SECONDS).default(0) }),
  response: ApprovableStateSchema,
  hot: true,
  handler: ({ ctx, params, query, call }) => awaitApproval(ctx, params.traceId, query.wait, call.signal),
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ GET: state });
