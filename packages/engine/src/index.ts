export { ACTION_SOURCES, type Action, type ActionSource } from "./action";
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
export { type CompiledDetectors, compileDetectors } from "./detection/compile-detectors";
export type {
  ActionDetector,
  Detector,
  Evidence,
  Observation,
  TextDetector,
  TextObservation,
} from "./detection/detector";
export { describeFinding, type FindingDescription } from "./detection/describe-finding";
export { FEATURES, type Feature } from "./detection/features";
export { type FindingType, GUARDRAIL_EFFECTS, type GuardrailEffect } from "./detection/finding-type";
export { DEFAULT_DETECTION, type DetectionSettings, effectOf, type MemoryKey } from "./detection/settings";
export { TEXT_ORIGINS, type TextEvidence, type TextOrigin } from "./detection/text-evidence";
export { DETECTORS, defaultDetectors } from "./detectors/registry";
export type { Finding, MastEvidence, MastFailure } from "./finding";
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
export { emptySession, SESSION_RECENT_MAX, type SessionState, type SessionStep } from "./session";
export { type Containment, MODES, type Mode, type RegisteredAgent, type Snapshot, toolKey } from "./snapshot";
export { ACTION_TYPES, type ActionType } from "./vocabulary/action-type";
export { assertNever } from "./vocabulary/assert-never";
export { ENGINE_VERSION } from "./vocabulary/engine-version";
export type { JsonObject, JsonValue } from "./vocabulary/json";
export {
  MAST_CATEGORIES,
  MAST_MODES,
  MAST_TAXONOMY_VERSION,
  type MastCategory,
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
