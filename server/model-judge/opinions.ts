import { readEntryBody } from "@mastguard/ledger";
import { z } from "zod";
import type { ActorContext } from "@/server/auth/actor";
import { openTexts } from "@/server/decisions";
import type { TraceId } from "@/server/ids";
import { OpinionSchema, type OpinionView } from "./schemas";

/**
 * The opinion among the entries of a trace, with the model's words for who may read payloads; `null` where none was recorded.
 * An entry that was altered is left to verification.
 */
export async function opinionOf(
  ctx: ActorContext,
  traceId: TraceId,
  entries: readonly { readonly index: number; readonly body: string }[],
): Promise<OpinionView | null> {
  for (const { index, body } of entries) {
    const read = readEntryBody(body);
    if (!read.ok || read.body.type !== "judge.opinion") continue;
    const opinion = OpinionSchema.safeParse({ ...read.body.data, index, reason: null });
    if (!opinion.success) continue;
    return { ...opinion.data, reason: ctx.permissions.has("payloads:read") ? await reasonOf(ctx, traceId) : null };
  }
  return null;
}

async function reasonOf({ organizationId }: ActorContext, traceId: TraceId): Promise<string | null> {
  const words = (await openTexts(organizationId, [traceId], "opinion")).get(traceId);
  return words === undefined ? null : Words.parse(JSON.parse(words)).reason;
}

const Words = z.object({ reason: z.string() });
