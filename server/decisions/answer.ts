import { hash } from "node:crypto";
import {
  type Decision,
  describeFinding,
  type Finding,
  type PolicyEvaluation,
  type StageTrace,
} from "@mastguard/engine";
import { z } from "zod";
import { UnavailableError } from "@/server/errors";
import { type DecisionAnswer, DecisionAnswerSchema } from "./schemas";

/** What is kept of a decision beside its entry: the answer, to give again, and how it came about, to show. */
export interface StoredAnswer {
  readonly answer: Omit<DecisionAnswer, "audit">;
  readonly story: DecisionStory;
}

/** How a decision came about. Holds names of fields and rules, never values of the action. */
export type DecisionStory = Pick<
  Decision,
  | "stages"
  | "riskParts"
  | "findings"
  | "policyErrors"
  | "shadowVerdicts"
  | "wouldBe"
  | "enforcement"
  | "mode"
  | "engineVersion"
> & {
  /** The policies that took part; those that did not match are in the answer alone, by id and version. */
  readonly policiesEvaluated: readonly PolicyEvaluation[];
  readonly payloadBytes: number;
  /** Index of the band of the policy's review that applied; absent where none did. */
  readonly reviewBand?: number;
};

/** The answer of a decision that is about to be committed; its index is known only afterwards. */
export function answerOf(input: {
  readonly traceId: string;
  readonly decision: Decision;
  /** Whether the caller waited for it. */
  readonly mode: DecisionAnswer["mode"];
  readonly processingTimeMs: number;
  readonly taskId: string | null;
  readonly expiresAt: Date | null;
  readonly digest: string;
  readonly payloadBytes: number;
}): StoredAnswer {
  const { decision } = input;
  const reviewBand = decision.review?.band ?? null;
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
      findings: decision.findings.map(findingView),
      processingTimeMs: input.processingTimeMs,
      mode: input.mode,
      queued: false,
      policiesEvaluated: decision.policiesEvaluated.map(({ id, version, outcome }) => ({ id, version, outcome })),
      matchedPolicyId: decision.matchedPolicyId,
      hitlTaskId: input.taskId,
      expiresAt: input.expiresAt?.toISOString() ?? null,
      reasons: decision.reasons.map(({ code, message, ids }) => ({ code, message, ids: [...ids] })),
      actionDigest: input.digest,
    },
    story: {
      stages: decision.stages,
      riskParts: decision.riskParts,
      findings: decision.findings,
      policiesEvaluated: decision.policiesEvaluated.filter(({ outcome }) => outcome !== "not_matched"),
      policyErrors: decision.policyErrors,
      shadowVerdicts: decision.shadowVerdicts,
      wouldBe: decision.wouldBe,
      enforcement: decision.enforcement,
      mode: decision.mode,
      engineVersion: decision.engineVersion,
      payloadBytes: input.payloadBytes,
      ...(reviewBand === null ? {} : { reviewBand }),
    },
  };
}

/** A finding as a caller reads it. */
function findingView(finding: Finding): DecisionAnswer["findings"][number] {
  const { type, rule, severity, confidence, effect, path, span, mast } = finding;
  const { title, reason, remediation, references } = describeFinding(finding);
  return {
    type,
    rule,
    severity,
    confidence,
    effect,
    path,
    span,
    title,
    reason,
    remediation,
    references: [...references],
    mastModeId: mast?.modeId ?? null,
  };
}

/** The complete answer, once the entry has its place in the log. @param leafHash hex. */
export function answerAt(stored: StoredAnswer, audit: DecisionAnswer["audit"]): DecisionAnswer {
  return { ...stored.answer, audit };
}

/**
 * The stored text. One row is written for every decision, and beyond two kilobytes PostgreSQL compresses it, which costs
 * more than the rest of the insert: so lists that repeat their keys are stored without them, and what can be said again of
 * a finding is not stored.
 */
export function storedText({ answer, story }: StoredAnswer): string {
  const { policiesEvaluated, findings: _described, ...rest } = answer;
  return JSON.stringify({
    answer: {
      ...rest,
      policies: policiesEvaluated
        .map(({ id, version, outcome }) => `${id.slice(4)}.${version}${outcome.charAt(0)}`)
        .join(" "),
    },
    story: {
      ...story,
      stages: story.stages.map(({ name, outcome, detail, risk, ids, durationUs }) => [
        name,
        outcome,
        detail,
        risk,
        ids,
        durationUs,
      ]),
    },
  });
}

/** `sha256:` and hex over the stored text; the entry of the decision carries it, so that the text cannot be changed alone. */
export function answerHashOf(text: string): string {
  return `sha256:${hash("sha256", text)}`;
}

/** Reads back what {@link storedText} wrote, for showing. What is acted on goes through {@link openAnswer}. */
export function parseStoredAnswer(text: string): StoredAnswer {
  const { answer, story } = Stored.parse(JSON.parse(text));
  const { policies, ...rest } = answer;
  return { answer: { ...rest, policiesEvaluated: policies, findings: story.findings.map(findingView) }, story };
}

/**
 * Reads back a stored answer and checks it against the entry that recorded the decision: a row beside the log must not be
 * able to say something else than the log. Throws UnavailableError when it does; nobody is told ALLOW by an altered row.
 */
export function openAnswer(text: string, entryBody: string): StoredAnswer {
  const { data } = Bound.parse(JSON.parse(entryBody));
  if (data.answerHash !== answerHashOf(text)) {
    throw new UnavailableError(
      "The stored decision is not the one that was logged. An operator has to look at it.",
      60,
      { detail: "answer and entry differ" },
    );
  }
  return parseStoredAnswer(text);
}

const Bound = z.object({ data: z.object({ answerHash: z.string() }) });

const OUTCOMES = { m: "matched", n: "not_matched", e: "error", s: "shadow" } as const;
const POLICY = /^([0-9a-z]{26})\.(\d+)([mnes])$/;

const StoredPolicies = z.string().transform((text, ctx): DecisionAnswer["policiesEvaluated"] =>
  text === ""
    ? []
    : text.split(" ").flatMap((part) => {
        const [, id, version, letter] = POLICY.exec(part) ?? [];
        if (letter === "m" || letter === "n" || letter === "e" || letter === "s")
          return [{ id: `pol_${id}`, version: Number(version), outcome: OUTCOMES[letter] }];
        ctx.addIssue({ code: "custom", message: "not a stored policy outcome" });
        return [];
      }),
);

const StoredStages = z
  .array(z.tuple([z.string(), z.string(), z.string(), z.number(), z.array(z.string()), z.number()]))
  .transform((stages) =>
    stages.map(
      ([name, outcome, detail, risk, ids, durationUs]) =>
        ({ name, outcome, detail, risk, ids, durationUs }) as StageTrace,
    ),
  );

const Stored = z.object({
  answer: DecisionAnswerSchema.omit({ policiesEvaluated: true, findings: true, audit: true }).extend({
    policies: StoredPolicies,
  }),
  story: z
    .looseObject({ stages: StoredStages, payloadBytes: z.number() })
    .transform((story) => story as unknown as DecisionStory), // written by storedText above and by nothing else
});
