import type { Action } from "../action";
import type { Detector } from "../detector";
import type { Finding, MastFailure } from "../finding";
import type { SessionState } from "../session";
import { RISK_CATEGORIES } from "../vocabulary/risk-category";
import type { GateReport } from "./stage";

export interface DetectionReport extends GateReport {
  readonly findings: readonly Finding[];
  readonly mastFailures: readonly MastFailure[];
}

export const NOTHING_DETECTED: DetectionReport = {
  outcome: "skipped",
  detail: "not reached",
  reasons: [],
  findings: [],
  mastFailures: [],
};

/** Runs every detector. A finding of a guardrail set to block ends the run. */
export function runDetectors(
  detectors: readonly Detector[],
  action: Action,
  session: SessionState | null,
  nowMs: number,
): DetectionReport {
  const results = detectors.map((detector) => detector.detect(action, session, nowMs));
  const findings = results.flatMap((result) => (result === "not_assessable" ? [] : result));
  const unassessable = results.filter((result) => result === "not_assessable").length;
  const blocking = findings.filter(({ effect }) => effect === "block").map(({ detectorId }) => detectorId);
  return {
    outcome: blocking.length > 0 ? "BLOCK" : results.length === unassessable ? "not_assessable" : "pass",
    detail:
      detectors.length === 0
        ? "0 detectors"
        : `${detectors.length} detectors, ${findings.length} findings, ${unassessable} not assessable`,
    ids: findings.map(({ detectorId }) => detectorId),
    reasons:
      blocking.length === 0
        ? []
        : [{ code: "guardrail", message: "A guardrail that blocks found something.", ids: blocking }],
    findings,
    mastFailures: mastFailuresOf(findings),
  };
}

/** One failure per mode, with its gravest evidence. */
function mastFailuresOf(findings: readonly Finding[]): readonly MastFailure[] {
  const failures = new Map<string, MastFailure>();
  for (const { mast, severity, confidence } of findings) {
    if (mast === null) continue;
    const failure = { ...mast, severity, confidence };
    const known = failures.get(mast.modeId);
    if (known === undefined || gravity(failure) > gravity(known)) failures.set(mast.modeId, failure);
  }
  return [...failures.values()];
}

/** Severity first, then confidence, which is at most 1. */
function gravity({ severity, confidence }: MastFailure): number {
  return RISK_CATEGORIES.indexOf(severity) * 2 + confidence;
}
