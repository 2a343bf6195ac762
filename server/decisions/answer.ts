import type { Decision } from "@mastguard/engine";
import { z } from "zod";
import { type DecisionAnswer, DecisionAnswerSchema } from "./schemas";

/** What is kept of a decision beside its entry: the answer, to give again, and how it came about, to show. */
export interface StoredAnswer {
  readonly answer: Omit<DecisionAnswer, "audit"> & { readonly audit: { readonly leafHash: string } };
  readonly story: DecisionStory;
}

/** How a decision came about: stages, risk parts, findings. Holds names of fields and rules, never values of the action. */
export type DecisionStory = Pick<
  Decision,
  | "stages"
  | "riskParts"
  | "findings"
  | "policiesEvaluated"
  | "policyErrors"
  | "shadowVerdicts"
  | "wouldBe"
  | "enforcement"
  | "mode"
  | "engineVersion"
> & { readonly payloadBytes: number };

/** The answer of a decision that is about to be committed; its index is known only afterwards. */
export function answerOf(input: {
  readonly traceId: string;
  readonly decision: Decision;
  readonly processingTimeMs: number;
  readonly taskId: string | null;
  readonly expiresAt: Date | null;
  readonly digest: string;
  readonly leafHash: Buffer;
  readonly payloadBytes: number;
}): StoredAnswer {
  const { decision } = input;
  return {
    answer: {
      traceId: input.traceId,
      decision: decision.verdict,
      riskScore: decision.riskScore,
      riskCategory: decision.riskCategory,
      mastFailures: decision.mastFailures.map(({ modeId, category, name, severity, confidence }) => ({
        modeId,
        category,
        name,
        severity,
        confidence,
      })),
      processingTimeMs: input.processingTimeMs,
      mode: "sync",
      queued: false,
      policiesEvaluated: decision.policiesEvaluated.map(({ id, version, outcome }) => ({ id, version, outcome })),
      matchedPolicyId: decision.matchedPolicyId,
      hitlTaskId: input.taskId,
      expiresAt: input.expiresAt?.toISOString() ?? null,
      reasons: decision.reasons.map(({ code, message, ids }) => ({ code, message, ids: [...ids] })),
      actionDigest: input.digest,
      audit: { leafHash: input.leafHash.toString("hex") },
    },
    story: {
      stages: decision.stages,
      riskParts: decision.riskParts,
      findings: decision.findings,
      policiesEvaluated: decision.policiesEvaluated,
      policyErrors: decision.policyErrors,
      shadowVerdicts: decision.shadowVerdicts,
      wouldBe: decision.wouldBe,
      enforcement: decision.enforcement,
      mode: decision.mode,
      engineVersion: decision.engineVersion,
      payloadBytes: input.payloadBytes,
    },
  };
}

const Stored = z.object({
  answer: DecisionAnswerSchema.extend({ audit: z.object({ leafHash: z.string() }) }),
  story: z.custom<DecisionStory>((value) => typeof value === "object" && value !== null && "stages" in value),
});

/** Reads back what {@link answerOf} stored. */
export function parseStoredAnswer(text: string): StoredAnswer {
  return Stored.parse(JSON.parse(text));
}

/** The complete answer, once the entry has its place in the log. */
export function answerAt(stored: StoredAnswer, index: number): DecisionAnswer {
  return { ...stored.answer, audit: { index, leafHash: stored.answer.audit.leafHash } };
}
