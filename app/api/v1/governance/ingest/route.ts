import { DecisionAnswerSchema, decideAction, IngestEventSchema, idempotencyOf } from "@/server/decisions";
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
    const { answer, isReplayed } = await decideAction(ctx, body, idempotency);
    return isReplayed ? Reply.data(answer, { headers: { "idempotent-replayed": "true" } }) : answer;
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: ingest });
