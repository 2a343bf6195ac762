import { z } from "zod";
import { followLog } from "@/server/audit/follow";
import { StreamQuery } from "@/server/audit/schemas";
import { authenticateKey } from "@/server/auth/authenticate";
import { AppError, ValidationError } from "@/server/errors";
import type { Call } from "@/server/http/call";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

const SSE = { contentType: "text/event-stream", headers: { "x-accel-buffering": "no" } };

/** Hot: a stream is open for hours and must not hold one of the page server's places. */
const stream = route({
  auth: "apiKey",
  permission: "audit:read",
  query: StreamQuery,
  response: z.never(),
  hot: true,
  handler: async ({ ctx, query: { types, agentId }, call }) => {
    const following = { after: lastEventId(call), types, agentId: agentId ?? null, mayGoOn: () => mayRead(call) };
    return Reply.raw(followLog(ctx.organizationId, following, call.signal), SSE);
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ GET: stream });

/** The index a reader that reconnects has seen last. */
function lastEventId(call: Call): number | null {
  const text = call.header("last-event-id");
  if (text === undefined || text === "") return null;
  const index = Number(text);
  if (!/^\d{1,16}$/.test(text) || !Number.isSafeInteger(index))
    throw new ValidationError([{ path: "Last-Event-ID", message: "must be the `id` of an earlier event" }]);
  return index;
}

/** A key that was revoked, or lost its scope, ends its streams. */
async function mayRead(call: Call): Promise<boolean> {
  try {
    return (await authenticateKey(call.header("x-api-key"))).permissions.has("audit:read");
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
