import type { Action } from "./action";
import type { Charge } from "./budget/budget";
import type { Decision, Reason } from "./decision";
import type { CompiledDetectors } from "./detection/compile-detectors";
import { defaultDetectors } from "./detectors/registry";
import { engineFailure } from "./engine-failure";
import { advanceSession, type SessionState } from "./session";
import { stepOf } from "./session/step-of";
import type { Snapshot } from "./snapshot";
import { checkContainment } from "./stages/containment";
import { NOTHING_DETECTED, runDetectors } from "./stages/detectors";
import { checkIdentity } from "./stages/identity";
import { applyMode } from "./stages/mode";
import { applyPolicies, NO_POLICY_RAN } from "./stages/policies";
import { scoreRisk } from "./stages/risk";
import { type Clock, type GateReport, StageTracer } from "./stages/stage";
import { ENGINE_VERSION } from "./vocabulary/engine-version";
import { MAST_TAXONOMY_VERSION } from "./vocabulary/mast";

export interface DecideOptions {
  /** Measures the stages, in milliseconds. */
  readonly clock?: Clock;
  /** Instead of the default ones. */
  readonly detectors?: CompiledDetectors;
  /** How many canaries failed in the last self-test: what the detectors cannot see adds to every risk. */
  readonly failingCanaries?: number;
  /** Why the caller already knows that the action may not be done; it is then blocked before anything else is looked at. */
  readonly refusal?: Reason | null;
  /** What is known to be used of a budget, a decimal in text; zero unless given. Less than is used is safe: the commit counts again. */
  readonly spent?: (charge: Charge) => string;
}

export interface DecideResult {
  readonly decision: Decision;
  /** The session after this action; `null` when the action belongs to none. */
  readonly session: SessionState | null;
  /** What the action uses of the organization's budgets; nothing when it is blocked. An action that waits for a person uses it already. */
  readonly charges: readonly Charge[];
}

/**
 * Decides an action: pure (only the trace's durations read a clock) and total. Same inputs, same decision, anywhere.
 *
 * INVARIANT: whatever goes wrong in here yields BLOCK with reason `engine_error` and `failedStage` set, never ALLOW,
 * and leaves the session as it was. A server answers that with 503 rather than report it as decided.
 *
 * @param session the memory of the action's run or session; `null` when the action names none.
 * @param now the time of the decision, as a Date or Unix milliseconds.
 */
export function decide(
  action: Action,
  snapshot: Snapshot,
  session: SessionState | null,
  now: Date | number,
  {
    clock = () => performance.now(),
    detectors,
    failingCanaries = 0,
    refusal = null,
    spent = nothing,
  }: DecideOptions = {},
): DecideResult {
  const tracer = new StageTracer(clock);
  try {
    const sight = { detectors: detectors ?? defaultDetectors(), failingCanaries, refusal, spent };
    return decideInStages(action, snapshot, session, Number(now), sight, tracer);
  } catch {
    // The cause is lost on purpose: it can quote the payload, and this result ends in a log.
    return { decision: engineFailure(tracer), session, charges: [] };
  }
}

interface Circumstances {
  readonly detectors: CompiledDetectors;
  readonly failingCanaries: number;
  readonly refusal: Reason | null;
  readonly spent: (charge: Charge) => string;
}

function decideInStages(
  action: Action,
  snapshot: Snapshot,
  session: SessionState | null,
  nowMs: number,
  { detectors, failingCanaries, refusal, spent }: Circumstances,
  tracer: StageTracer,
): DecideResult {
  if (!Number.isFinite(nowMs)) throw new RangeError("A decision needs the time");
  const contained = tracer.run("containment", () => checkContainment(action, snapshot, nowMs, { refusal, spent }));
  let gate: GateReport | null = blocked(contained);
  gate ??= blocked(tracer.run("identity", () => checkIdentity(action, snapshot.agents)));
  const detection =
    gate === null
      ? tracer.run("detectors", () => runDetectors(detectors, action, session, snapshot.detection, nowMs))
      : NOTHING_DETECTED;
  gate ??= blocked(detection);
  // A stopped action is scored too: a score of zero would read as harmless.
  const agent = snapshot.agents.get(action.agentId);
  const risk = tracer.run("risk", () => scoreRisk(action, detection.findings, session, agent, failingCanaries));
  const policies =
    gate === null
      ? tracer.run("policies", () => applyPolicies(snapshot.policySet, action, session, detection, risk, nowMs))
      : NO_POLICY_RAN;
  const settled = tracer.run("mode", () => applyMode(snapshot.mode, gate, policies, detection));

  const { matched, review } = policies;
  const { verdict } = settled;
  const isOutOfScope = gate?.reasons.some(({ code }) => code === "tool_not_allowed") ?? false;
  const decided = { atMs: nowMs, verdict, riskScore: risk.score, findings: detection.findings, isOutOfScope };
  return {
    session:
      session === null ? null : advanceSession(session, stepOf(action, decided, snapshot.detection), detection.memory),
    charges: verdict === "BLOCK" ? [] : contained.charges,
    decision: {
      verdict,
      wouldBe: settled.wouldBe,
      enforcement: settled.enforcement,
      mode: snapshot.mode,
      riskScore: risk.score,
      riskCategory: risk.category,
      riskParts: risk.parts,
      findings: detection.findings,
      mastFailures: detection.mastFailures,
      policiesEvaluated: policies.evaluated,
      matchedPolicyId: matched?.id ?? null,
      matchedPolicyVersionId: matched?.versionId ?? null,
      policyErrors: policies.errors,
      shadowVerdicts: policies.shadowVerdicts,
      reasons: settled.reasons,
      stages: tracer.steps(),
      review: verdict === "HITL" ? review : null,
      failedStage: null,
      engineVersion: ENGINE_VERSION,
      taxonomyVersion: MAST_TAXONOMY_VERSION,
    },
  };
}

function nothing(): string {
  return "0";
}

/** The report of a gate that ended the run; `null` when the run goes on. */
function blocked<Report extends GateReport>(report: Report): Report | null {
  return report.outcome === "BLOCK" ? report : null;
}
