import type { Decision, Reason } from "../decision";
import type { Mode } from "../snapshot";
import { isStricter, strictest, type Verdict } from "../vocabulary/verdict";
import type { DetectionReport } from "./detectors";
import type { PolicyReport } from "./policies";
import type { GateReport, StageReport } from "./stage";

export interface ModeReport extends StageReport {
  readonly verdict: Verdict;
  readonly wouldBe: Verdict;
  readonly enforcement: Decision["enforcement"];
  readonly reasons: readonly Reason[];
}

/**
 * Turns what the stages said into the verdict. A gate that blocked is enforced in every mode, and so is what a guardrail
 * asks for at least. Deny-by-default blocks what no policy decided, whatever the set's default. Audit-only records what
 * the policies said and lets it pass.
 */
export function applyMode(
  mode: Mode,
  gate: GateReport | null,
  policies: PolicyReport,
  detection: Pick<DetectionReport, "floor" | "reasons">,
): ModeReport {
  if (gate !== null) return enforced("BLOCK", gate.reasons, mode);
  const { verdict: wouldBe, reasons } = denied(mode, policies);
  return guarded(
    mode === "audit_only" ? audited(wouldBe, reasons) : enforced(wouldBe, reasons, mode),
    detection,
    policies,
  );
}

function denied(mode: Mode, { verdict, matched, reasons }: PolicyReport): Pick<ModeReport, "verdict" | "reasons"> {
  if (mode !== "deny_by_default" || matched !== null) return { verdict, reasons };
  const message = "The organization denies what no policy allows.";
  return { verdict: "BLOCK", reasons: [{ code: "deny_by_default", message, ids: [] }, ...reasons] };
}

function audited(wouldBe: Verdict, reasons: readonly Reason[]): ModeReport {
  const message = `The organization only audits: ${wouldBe} was recorded, not enforced.`;
  return {
    outcome: "ALLOW",
    detail: "audit_only",
    verdict: "ALLOW",
    wouldBe,
    enforcement: "audit_only",
    reasons: wouldBe === "ALLOW" ? reasons : [{ code: "audit_only", message, ids: [] }, ...reasons],
  };
}

function enforced(verdict: Verdict, reasons: readonly Reason[], mode: Mode): ModeReport {
  return { outcome: verdict, detail: mode, verdict, wouldBe: verdict, enforcement: "enforced", reasons };
}

/** Lifts the verdict to what the guardrails ask for. A policy's decision can lift the default, never a guardrail. */
function guarded(
  settled: ModeReport,
  { floor, reasons: asked }: Pick<DetectionReport, "floor" | "reasons">,
  { matched }: PolicyReport,
): ModeReport {
  if (!isStricter(floor, settled.verdict)) {
    return floor === "ALLOW" || floor !== settled.verdict
      ? settled
      : { ...settled, reasons: [...asked, ...settled.reasons] };
  }
  const overruled: readonly Reason[] =
    matched === null
      ? []
      : [
          {
            code: "guardrail_over_policy",
            message: `A guardrail overrode policy \`${matched.name}\`, which decided ${matched.decision}.`,
            ids: [matched.id],
          },
        ];
  return {
    ...settled,
    outcome: floor,
    verdict: floor,
    wouldBe: strictest(floor, settled.wouldBe),
    reasons: [...asked, ...overruled, ...settled.reasons],
  };
}
