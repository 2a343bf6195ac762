export { ACTION_SOURCES, type Action, type ActionSource } from "./action";
export {
  BUDGET_PERIODS,
  BUDGET_SUBJECTS,
  type Budget,
  type BudgetPeriod,
  type BudgetSubject,
  type Charge,
  periodStart,
} from "./budget/budget";
export { decimalOf, exceeds } from "./budget/decimal";
export { type CompiledCondition, type ConditionCompilation, compileCondition } from "./condition/compile-condition";
export type { ConditionError, ConditionPosition } from "./condition/condition-error";
export { conditionFields } from "./condition/condition-fields";
export { CONDITION_FUNCTIONS, type ConditionFunction } from "./condition/functions";
export { CONDITION_LIMITS } from "./condition/limits";
export type { ConditionErrorCode, ConditionOutcome } from "./condition/outcome";
export { CONDITION_VARIABLES, type ConditionField, type ConditionVariable } from "./condition/variables";
export { type DecideOptions, type DecideResult, decide } from "./decide";
export {
  type Decision,
  type PolicyError,
  type PolicyEvaluation,
  REASON_CODES,
  type Reason,
  type ReasonCode,
  type RiskPart,
  type ShadowVerdict,
  STAGE_NAMES,
  type StageName,
  type StageTrace,
} from "./decision";
export { type DestructiveTrace, destructiveTraces } from "./destructive-output";
export { type CompiledDetectors, compileDetectors } from "./detection/compile-detectors";
export { describeFinding, type FindingDescription } from "./detection/describe-finding";
export type {
  ActionDetector,
  Detector,
  Evidence,
  Observation,
  TextDetector,
  TextObservation,
} from "./detection/detector";
export { FEATURES, type Feature } from "./detection/features";
export { type FindingType, GUARDRAIL_EFFECTS, type GuardrailEffect } from "./detection/finding-type";
export { type Canary, type CanaryResult, selfTest } from "./detection/self-test";
export { DEFAULT_DETECTION, type DetectionSettings, effectOf, type MemoryKey } from "./detection/settings";
export { TEXT_ORIGINS, type TextEvidence, type TextOrigin } from "./detection/text-evidence";
export { baselineDetector } from "./detectors/baseline";
export { deviations, maturityOf } from "./detectors/baseline/deviations";
export { drift } from "./detectors/baseline/drift";
export { baselineStepOf } from "./detectors/baseline/step";
export { type AgentBaseline, emptyBaseline } from "./detectors/baseline/summary";
export { updateBaseline } from "./detectors/baseline/update";
export { assessAction } from "./detectors/failure-modes/assess-action";
export { assessRun } from "./detectors/failure-modes/assess-run";
export { attributeFailure } from "./detectors/failure-modes/attribute-failure";
export type { ModeAssessment, RunEvidence } from "./detectors/failure-modes/run-evidence";
export { DETECTORS, defaultDetectors } from "./detectors/registry";
export { type BudgetCaps, exceededBudgets } from "./detectors/sequences/budgets";
export { CHAINS, type Chain } from "./detectors/sequences/chains";
export type { PinnedTool, PinnedTools } from "./detectors/tools/pinned-tools";
export type { Finding, MastFailure } from "./finding";
export { inspectOutput } from "./inspect-output";
export { type CompiledPolicy, compilePolicy, type PolicyCompilation } from "./policy/compile-policy";
export type { PolicyDefinition } from "./policy/definition";
export {
  COMBININGS,
  type Combining,
  type CompiledPolicySet,
  compilePolicySet,
  compilePolicySetInTurns,
  type Fallback,
  type PolicyCache,
  type PolicySetInput,
} from "./policy/policy-set";
export {
  DEFAULT_SEVERITY_WEIGHTS,
  OVERRIDE_JUSTIFICATION_MIN,
  rubricSeverity,
  ruleSeverity,
  SEVERITY_RANGES,
  type SeverityAction,
  type SeverityDimensions,
  type SeverityProblem,
  type SeverityRuling,
  type SeverityWeights,
  type StatedSeverity,
  severityActionOf,
} from "./policy/severity";
export { emptySession, SESSION_RECENT_MAX, type SessionState, type SessionStep } from "./session";
export { type Containment, MODES, type Mode, type RegisteredAgent, type Snapshot, toolKey } from "./snapshot";
export { containedBy } from "./stages/containment";
export { actionRoleOf, isSink, isSource, TOOL_ROLES, type ToolRole, toolRoleOf } from "./tool-role";
export { ACTION_TYPES, type ActionType } from "./vocabulary/action-type";
export { assertNever } from "./vocabulary/assert-never";
export { ENGINE_VERSION } from "./vocabulary/engine-version";
export type { JsonObject, JsonValue } from "./vocabulary/json";
export {
  MAST_CATEGORIES,
  MAST_MODES,
  MAST_SECURITY_MODES,
  MAST_TAXONOMY_VERSION,
  type MastCategory,
  type MastEvidence,
  type MastMode,
  type MastModeId,
} from "./vocabulary/mast";
export {
  RISK_CATEGORIES,
  RISK_SCORE_MAX,
  type RiskCategory,
  riskCategoryOf,
  type Severity,
} from "./vocabulary/risk-category";
export { isStricter, strictest, VERDICTS, type Verdict } from "./vocabulary/verdict";
