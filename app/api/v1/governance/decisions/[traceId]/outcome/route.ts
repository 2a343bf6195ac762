import { z } from "zod";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";
import { OutcomeAnswerSchema, OutcomeReportSchema, reportOutcome } from "@/server/outcomes";

/** Hot: every action that is executed is followed by one. The first report is 201, the same again 200. */
const outcome = route({
  auth: "apiKey",
  permission: "actions:ingest",
  params: z.object({ traceId: z.string() }),
  body: OutcomeReportSchema,
  response: OutcomeAnswerSchema,
  status: 201,
  hot: true,
  handler: async ({ ctx, params, body }) => {
    const { answer, isReplayed } = await reportOutcome(ctx, params.traceId, body);
    return isReplayed ? Reply.data(answer, { status: 200, headers: { "idempotent-replayed": "true" } }) : answer;
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: outcome });
