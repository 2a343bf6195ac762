import type { Decision, Reason } from "../decision";
import type { Mode } from "../snapshot";
import type { Verdict } from "../vocabulary/verdict";
import type { PolicyReport } from "./policies";
import type { GateReport, StageReport } from "./stage";

export interface ModeReport extends StageReport {
  readonly verdict: Verdict;
  readonly wouldBe: Verdict;
  readonly enforcement: Decision["enforcement"];
  readonly reasons: readonly Reason[];
}

/**
 * Turns what the stages said into the verdict. A gate that blocked is enforced in every mode. Deny-by-default blocks
 * what no policy decided, whatever the set's default. Audit-only records what the policies said and lets it pass.
 */
export function applyMode(mode: Mode, gate: GateReport | null, policies: PolicyReport): ModeReport {
  if (gate !== null) return enforced("BLOCK", gate.reasons, mode);
  const { verdict: wouldBe, reasons } = denied(mode, policies);
  if (mode !== "audit_only") return enforced(wouldBe, reasons, mode);
  const message = `The organization only audits: ${wouldBe} was recorded, not enforced.`;
  return {
    outcome: "ALLOW",
    detail: mode,
    verdict: "ALLOW",
    wouldBe,
    enforcement: "audit_only",
    reasons: wouldBe === "ALLOW" ? reasons : [{ code: "audit_only", message, ids: [] }, ...reasons],
  };
}

function denied(mode: Mode, { verdict, matched, reasons }: PolicyReport): Pick<ModeReport, "verdict" | "reasons"> {
  if (mode !== "deny_by_default" || matched !== null) return { verdict, reasons };
  const message = "The organization denies what no policy allows.";
  return { verdict: "BLOCK", reasons: [{ code: "deny_by_default", message, ids: [] }, ...reasons] };
}

function enforced(verdict: Verdict, reasons: readonly Reason[], mode: Mode): ModeReport {
  return { outcome: verdict, detail: mode, verdict, wouldBe: verdict, enforcement: "enforced", reasons };
}
