import { z } from "zod";
import { besidesApproval } from "@/server/approvals";
import { followLog } from "@/server/audit/follow";
import { StreamQuery } from "@/server/audit/schemas";
import type { ActorContext } from "@/server/auth/actor";
import { AppError, ValidationError } from "@/server/errors";
import { AUTHENTICATE } from "@/server/http/authenticate-call";
import type { Call } from "@/server/http/call";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

const SSE = { contentType: "text/event-stream", headers: { "x-accel-buffering": "no" } };

/** Hot: a stream is open for hours and must not hold one of the page server's places. */
const stream = route({
  auth: "apiKeyOrSession",
  permission: "audit:read",
  query: StreamQuery,
  response: z.never(),
  hot: true,
  handler: async ({ ctx, query: { types, agentId }, call }) => {
    const following = {
      after: lastEventId(call),
      types,
      agentId: agentId ?? null,
      besides: besidesApproval(ctx),
      mayGoOn: () => mayRead(call, ctx),
    };
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

/** A key that was revoked, a person who signed out or lost the role: their streams end. */
async function mayRead(call: Call, { organizationId, requestId }: ActorContext): Promise<boolean> {
  try {
    const now = await AUTHENTICATE.apiKeyOrSession(call, requestId);
    return now.organizationId === organizationId && now.permissions.has("audit:read");
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}
