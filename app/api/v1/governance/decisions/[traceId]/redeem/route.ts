import { z } from "zod";
import { RedeemedSchema, RedeemSchema, redeemApproval } from "@/server/approvals";
import { idempotencyOf } from "@/server/decisions";
import { Reply } from "@/server/http/reply";
import { resource } from "@/server/http/resource";
import { route } from "@/server/http/route";

/** Hot: an approved action waits for it. */
const redeem = route({
  auth: "apiKey",
  permission: "actions:ingest",
  params: z.object({ traceId: z.string() }),
  body: RedeemSchema,
  response: RedeemedSchema,
  idempotency: "optional",
  hot: true,
  handler: async ({ ctx, params, body, idempotencyKey }) => {
    const { answer, isReplayed } = await redeemApproval(ctx, params.traceId, body, idempotencyOf(idempotencyKey, body));
    return isReplayed ? Reply.data(answer, { headers: { "idempotent-replayed": "true" } }) : answer;
  },
});

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = resource({ POST: redeem });
