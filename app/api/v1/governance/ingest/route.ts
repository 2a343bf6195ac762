import { DecisionAnswerSchema, decideAction, IngestEventSchema } from "@/server/decisions";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

/** Hot: the front door serves this object itself. Its commit re-checks the key, so the key may come from memory. */
const ingest = route({
  auth: "apiKeyForCommit",
  permission: "actions:ingest",
  body: IngestEventSchema,
  response: DecisionAnswerSchema,
  idempotency: "optional",
  hot: true,
  handler: async ({ ctx, body, idempotencyKey }) => {
    const { answer, isReplayed } = await decideAction(ctx, body, idempotencyKey);
    return isReplayed ? Reply.data(answer, { headers: { "idempotent-replayed": "true" } }) : answer;
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: ingest });
