import { assessAction, MAST_MODES, MAST_TAXONOMY_VERSION, type MastFailure } from "@mastguard/engine";
import { z } from "zod";
import { actionOf, IngestEventSchema } from "@/server/decisions";
import type { ShownAction } from "./trace";

/** What the run around an action shows of each MAST failure mode, judged anew from what the agent sent. */
export const FailureModesSchema = z.object({
  /** The release of the taxonomy the ids belong to. */
  taxonomyVersion: z.string(),
  modes: z.array(
    z.object({
      modeId: z.string(),
      name: z.string(),
      verdict: z.enum(["present", "absent", "not_assessable"]),
      confidence: z.number(),
      /** Indices in `context.messages` that show it. */
      messages: z.array(z.number()),
    }),
  ),
});
export type FailureModes = z.output<typeof FailureModesSchema>;

/** No session is kept that long, so what only the stream of steps shows is not assessable here. */
const NO_KEY = [0, 0, 0, 0] as const;

/**
 * All 14 modes; `null` when payload and context are not shown or are not what an agent sends. What the decision saw with the
 * session's memory counts as seen.
 */
export function failureModesOf(
  { agentId, actionType, payload, context, digest }: ShownAction,
  decided: readonly Pick<MastFailure, "modeId" | "confidence">[],
): FailureModes | null {
  const event = IngestEventSchema.safeParse({ agentId, actionType, payload, context });
  if (!event.success) return null;
  const names = new Map<string, string>(MAST_MODES.map(({ modeId, name }) => [modeId, name]));
  return {
    taxonomyVersion: MAST_TAXONOMY_VERSION,
    modes: assessAction(actionOf(event.data, digest), null, NO_KEY).map(({ modeId, verdict, confidence, messages }) => {
      const seen = decided.find((failure) => failure.modeId === modeId);
      return {
        modeId,
        name: names.get(modeId) ?? modeId,
        verdict: seen === undefined ? verdict : "present",
        confidence: Math.max(confidence, seen?.confidence ?? 0),
        messages: [...messages],
      };
    }),
  };
}
