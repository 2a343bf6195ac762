import { DecisionAnswerSchema, IngestEventSchema, idempotencyOf, ingestAction } from "@/server/decisions";
import { waitsForResult } from "@/server/http/prefer";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { parseJsonBody } from "@/server/http/scan-json";

/** Hot: the front door serves this object itself. Its commit re-checks the key, so the key may come from memory. */
const ingest = route({
  auth: "apiKeyForCommit",
  permission: "actions:ingest",
  body: IngestEventSchema,
  response: DecisionAnswerSchema,
  idempotency: "optional",
  hot: true,
  handler: async ({ ctx, body, idempotencyKey, call }) => {
    const idempotency = idempotencyKey === null ? null : idempotencyOf(idempotencyKey, parseJsonBody(call.body));
    const waits = waitsForResult(call.header("prefer"));
    const { answer, isReplayed } = await ingestAction(ctx, body, { idempotency, waits });
    if (!answer.queued && !isReplayed) return answer;
    return Reply.data(answer, {
      ...(answer.queued && { status: 202 }),
      headers: {
        ...(isReplayed && { "idempotent-replayed": "true" }),
        ...(answer.queued && { location: `/api/v1/governance/decisions/${answer.traceId}` }),
        ...(answer.queued && waits === false && { "preference-applied": "respond-async" }),
      },
    });
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: ingest });
