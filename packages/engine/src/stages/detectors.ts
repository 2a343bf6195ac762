import type { Action } from "../action";
import type { CompiledDetectors } from "../detection/compile-detectors";
import { findingsOf, mastFailuresOf, typesOf } from "../detection/findings";
import { observe } from "../detection/observe";
import type { DetectionSettings } from "../detection/settings";
import { memoryOf } from "../detectors/taint/remember";
import type { Finding, MastFailure } from "../finding";
import type { SessionState } from "../session";
import { NO_MEMORY, type StepMemory } from "../session/taint";
import type { Verdict } from "../vocabulary/verdict";
import { guard } from "./guardrails";
import type { GateReport } from "./stage";

export interface DetectionReport extends GateReport {
  readonly findings: readonly Finding[];
  readonly mastFailures: readonly MastFailure[];
  /** What the guardrails ask for at least. BLOCK ends the run; ALERT and HITL hold against policies and default. */
  readonly floor: Verdict;
  /** What the action's texts leave in its session. */
  readonly memory: StepMemory;
}

export const NOTHING_DETECTED: DetectionReport = {
  outcome: "skipped",
  detail: "not reached",
  reasons: [],
  findings: [],
  mastFailures: [],
  floor: "ALLOW",
  memory: NO_MEMORY,
};

/** Runs the detectors and asks the organization's guardrails what to make of it. A guardrail that blocks ends the run. */
export function runDetectors(
  detectors: CompiledDetectors,
  action: Action,
  session: SessionState | null,
  settings: DetectionSettings,
  nowMs: number,
): DetectionReport {
  const observed = observe(detectors, action, session, settings, nowMs);
  const findings = findingsOf(observed, detectors.types, settings);
  const { floor, reasons } = guard(findings, detectors.types);
  const count = detectors.placed.length;
  return {
    outcome: floor !== "ALLOW" ? floor : observed.unassessable === count && count > 0 ? "not_assessable" : "pass",
    detail: `${count} detectors, ${findings.length} ${findings.length === 1 ? "finding" : "findings"}, ${observed.unassessable} not assessable`,
    ids: typesOf(findings),
    reasons,
    findings,
    mastFailures: findings.length === 0 ? [] : mastFailuresOf(findings),
    floor,
    memory: session === null ? NO_MEMORY : memoryOf(action, observed.texts, observed.observations, settings.memoryKey),
  };
}
