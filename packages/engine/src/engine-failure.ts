import type { Decision } from "./decision";
import type { StageTracer } from "./stages/stage";
import { ENGINE_VERSION } from "./vocabulary/engine-version";
import { MAST_TAXONOMY_VERSION } from "./vocabulary/mast";
import { RISK_SCORE_MAX, riskCategoryOf } from "./vocabulary/risk-category";

/** What `decide` returns when a stage threw. It reads nothing of its input, which may be what threw. */
export function engineFailure(tracer: StageTracer): Decision {
  const failedStage = tracer.failedStage ?? "containment";
  return {
    verdict: "BLOCK",
    wouldBe: "BLOCK",
    enforcement: "enforced",
    mode: "deny_by_default",
    riskScore: RISK_SCORE_MAX,
    riskCategory: riskCategoryOf(RISK_SCORE_MAX),
    riskParts: [{ code: "engine_error", label: "Not assessed", value: RISK_SCORE_MAX }],
    findings: [],
    mastFailures: [],
    policiesEvaluated: [],
    matchedPolicyId: null,
    matchedPolicyVersionId: null,
    policyErrors: [],
    shadowVerdicts: [],
    reasons: [
      { code: "engine_error", message: `The action could not be assessed: ${failedStage} failed.`, ids: [failedStage] },
    ],
    stages: tracer.steps(),
    review: null,
    failedStage,
    engineVersion: ENGINE_VERSION,
    taxonomyVersion: MAST_TAXONOMY_VERSION,
  };
}
