import { destructiveTraces, inspectOutput, type Verdict } from "@mastguard/engine";
import type { DecisionAnswer } from "@/server/decisions";
import type { OutcomeAnswer, OutcomeFinding, OutcomeFlag, OutcomeReport } from "./schemas";

/** The state of the review an action waited for. */
export type ReviewStatus = "PENDING" | "PARTIALLY_APPROVED" | "APPROVED" | "REJECTED" | "EXPIRED";

/** A review as it stands, and whether its approval was used as it should be: redeemed before the action. */
export interface Review {
  readonly status: ReviewStatus;
  readonly isRedeemed: boolean;
}

/**
 * Holds a report against what was decided. Pure.
 * @param review of an action that waited for one; `null` when it has none.
 * @param seen what the detectors saw in its texts.
 */
export function assess(
  { status, executedDigest }: Pick<OutcomeReport, "status" | "executedDigest">,
  { decision, actionDigest }: Pick<DecisionAnswer, "decision" | "actionDigest">,
  review: Review | null,
  seen: readonly OutcomeFinding[],
): OutcomeAnswer {
  const isExecuted = status !== "not_executed";
  const missing = isExecuted ? missingAllow(decision, review?.status ?? null) : null;
  const isUnredeemed = isExecuted && missing === null && decision === "HITL" && review?.isRedeemed !== true;
  const digestMatches = executedDigest === null ? null : executedDigest === actionDigest;
  const flags = [
    ...(missing === null ? [] : [flagged("executed_without_allow", missing, "CRITICAL")]),
    ...(isUnredeemed ? [flagged("executed_without_redemption", "not_redeemed", "HIGH")] : []),
    ...(digestMatches === false ? [flagged("digest_mismatch", "executed_digest", "HIGH")] : []),
  ];
  return { findings: [...flags, ...seen], digestMatches, executedWithoutAllow: missing !== null };
}

/** Why an action was not allowed to be executed; `null` when it was. A review nobody finds is none that was approved. */
function missingAllow(decision: Verdict, review: ReviewStatus | null): string | null {
  if (decision === "ALLOW" || decision === "ALERT") return null;
  if (decision === "BLOCK") return "blocked";
  return review === "APPROVED" ? null : `review_${(review ?? "missing").toLowerCase()}`;
}

function flagged(type: OutcomeFlag, rule: string, severity: OutcomeFinding["severity"]): OutcomeFinding {
  return { type, rule, severity, confidence: 1, path: null, span: null };
}

/** What the detectors see in the texts of a report, under the organization's guardrails. */
export function findingsIn(
  { output, error }: OutcomeReport,
  action: Parameters<typeof inspectOutput>[0],
  settings: Parameters<typeof inspectOutput>[2],
): OutcomeFinding[] {
  const seen = inspectOutput(action, { output, error }, settings, Date.now()).map(
    ({ type, rule, severity, confidence, path, span }) => ({ type, rule, severity, confidence, path, span }),
  );
  const traces = destructiveTraces({ output, error }).map((trace) => ({ type: "destructive_output", ...trace }));
  return [...seen, ...traces, ...tooMuch(output)];
}

/** More than anybody reads: what an action brought back is then hardly what it was asked for (AIRG contract §6, diff-size). */
function tooMuch(output: OutcomeReport["output"]): OutcomeFinding[] {
  const characters = typeof output === "string" ? output.length : JSON.stringify(output).length;
  if (characters <= OUTPUT_CHARACTERS) return [];
  const rule = "over_100000_characters";
  return [{ type: "large_output", rule, severity: "LOW", confidence: 1, path: "output", span: null }];
}

const OUTPUT_CHARACTERS = 100_000;
