import { z } from "zod";
import type { TraceId } from "@/server/ids";
import type { DecisionAnswer } from "../schemas";

/** What the caller of a queued action reads: never ALLOW, whatever it will be decided. @param audit of its `action.received`. */
export function queuedAnswer(input: {
  readonly traceId: TraceId;
  readonly digest: string;
  readonly processingTimeMs: number;
  readonly audit: DecisionAnswer["audit"];
}): DecisionAnswer {
  return {
    traceId: input.traceId,
    decision: "HITL",
    riskScore: 0,
    riskCategory: "LOW",
    mastFailures: [],
    findings: [],
    processingTimeMs: input.processingTimeMs,
    mode: "async",
    queued: true,
    policiesEvaluated: [],
    matchedPolicyId: null,
    hitlTaskId: null,
    expiresAt: null,
    reasons: [
      { code: "queued", message: "The action is recorded and waits to be decided. Do not do it yet.", ids: [] },
    ],
    actionDigest: input.digest,
    audit: input.audit,
  };
}

/** The same, from the entry that was written when the action was received. */
export function queuedAnswerFrom(
  traceId: TraceId,
  entry: { readonly index: number; readonly body: string; readonly leaf_hash: Buffer },
): DecisionAnswer {
  const { digest } = Received.parse(JSON.parse(entry.body)).data;
  const audit = { index: entry.index, leafHash: entry.leaf_hash.toString("hex") };
  return queuedAnswer({ traceId, digest, processingTimeMs: 0, audit });
}

const Received = z.object({ data: z.object({ digest: z.string() }) });
