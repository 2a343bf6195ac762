import type { Action } from "../action";
import type { RiskPart } from "../decision";
import { certainty } from "../detection/certainty";
import type { Finding } from "../finding";
import type { SessionState } from "../session";
import type { RegisteredAgent } from "../snapshot";
import type { ActionType } from "../vocabulary/action-type";
import { RISK_SCORE_MAX, type RiskCategory, riskCategoryOf, type Severity } from "../vocabulary/risk-category";
import type { StageReport } from "./stage";

/** Where the score starts: what could go wrong with an action of this type, before anything else is known. */
const ACTION_TYPE_RISK = {
  DATA_ACCESS: 10,
  API_CALL: 15,
  DOCUMENT_MODIFY: 15,
  OTHER: 15,
  EMAIL_SEND: 20,
  RECORD_UPDATE: 20,
  PAYMENT_APPROVE: 35,
} as const satisfies Record<ActionType, number>;

const PRODUCTION_NAMES: ReadonlySet<string> = new Set(["production", "prod", "live"]);
const PRODUCTION_RISK = 10;

/** Classes of data in `context.dataClasses`; only the most sensitive one counts. */
const DATA_CLASS_RISK: ReadonlyMap<string, number> = new Map([
  ["credentials", 25],
  ["secret", 25],
  ["health", 20],
  ["phi", 20],
  ["biometric", 20],
  ["special_category", 20],
  ["financial", 15],
  ["pci", 15],
  ["personal", 10],
  ["pii", 10],
  ["confidential", 10],
]);

const AGENT_TIER_RISK = { LOW: 0, MEDIUM: 5, HIGH: 15, CRITICAL: 25 } as const satisfies Record<RiskCategory, number>;

const FINDING_RISK = { LOW: 5, MEDIUM: 15, HIGH: 35, CRITICAL: 60 } as const satisfies Record<Severity, number>;

/** A finding sure enough to change the default also lifts the score into its band, however harmless the rest. */
const FINDING_FLOORS = [
  { severity: "CRITICAL", confidence: 0.8, floor: 85 },
  { severity: "HIGH", confidence: 0.5, floor: 60 },
  { severity: "MEDIUM", confidence: 0.5, floor: 30 },
] as const satisfies readonly { severity: Severity; confidence: number; floor: number }[];

const BLOCKED_STEP_RISK = 5;
const BLOCKED_STEPS_RISK_MAX = 20;
const BLIND_RISK = 10;
const BLIND_RISK_MAX = 50;
const LONG_SESSION_STEPS = 50;
const LONG_SESSION_RISK = 5;

export interface RiskReport extends StageReport {
  readonly risk: number;
  readonly score: number;
  readonly category: RiskCategory;
  readonly parts: readonly RiskPart[];
}

/** The risk of an action as parts that add up to an integer from 0 to 100. The README holds the table. */
export function scoreRisk(
  action: Action,
  findings: readonly Finding[],
  session: SessionState | null,
  agent: RegisteredAgent | undefined,
  failingCanaries = 0,
): RiskReport {
  const base: unknown = ACTION_TYPE_RISK[action.actionType];
  if (typeof base !== "number") throw new RangeError("An action needs a known type");
  const parts: RiskPart[] = [];
  const add = (code: RiskPart["code"], label: string, value: number): void => {
    if (value !== 0) parts.push({ code, label, value });
  };
  add("action_type", action.actionType, base);
  add("environment", "Production", environmentRisk(action));
  const data = dataClassRisk(action);
  add("data_class", data.label, data.value);
  for (const finding of findings) add("finding", finding.type, findingRisk(finding));
  if (session !== null) {
    add("session_blocked", "Blocked earlier in this session", blockedRisk(session));
    add("session_length", `At least ${LONG_SESSION_STEPS} steps in this session`, lengthRisk(session));
  }
  add("blind_detectors", "Failing self-test", blindness(failingCanaries));
  const tier = agent?.riskTier ?? "LOW";
  add("agent_tier", tier, AGENT_TIER_RISK[tier]);
  const sum = parts.reduce((total, { value }) => total + value, 0);
  const floor = findings.reduce((highest, finding) => Math.max(highest, floorOf(finding)), 0);
  if (sum < floor) parts.push({ code: "floor", label: "Certain finding", value: floor - sum });
  if (sum > RISK_SCORE_MAX) parts.push({ code: "cap", label: "Cap", value: RISK_SCORE_MAX - sum });
  const score = Math.min(RISK_SCORE_MAX, Math.max(floor, sum));
  return {
    outcome: session === null ? "not_assessable" : "pass",
    detail: session === null ? "scored without session memory" : "scored",
    risk: score,
    score,
    category: riskCategoryOf(score),
    parts,
  };
}

/** Ten for each finding type the detectors no longer see, at most fifty. */
function blindness(failingCanaries: number): number {
  return Math.min(BLIND_RISK_MAX, BLIND_RISK * Math.max(0, failingCanaries));
}

function environmentRisk({ environment }: Action): number {
  return environment !== null && PRODUCTION_NAMES.has(environment.trim().toLowerCase()) ? PRODUCTION_RISK : 0;
}

const NO_DATA = { label: "", value: 0 } as const;

/** That of the gravest class. */
function dataClassRisk({ context }: Action): { readonly label: string; readonly value: number } {
  const classes: unknown = context["dataClasses"];
  if (!Array.isArray(classes)) return NO_DATA;
  let label = "";
  let value = 0;
  for (const name of classes) {
    const risk = typeof name === "string" ? (DATA_CLASS_RISK.get(name.trim().toLowerCase()) ?? 0) : 0;
    if (risk > value) [label, value] = [name.trim().toLowerCase(), risk];
  }
  return { label, value };
}

function findingRisk({ severity, confidence }: Finding): number {
  return Math.round(FINDING_RISK[severity] * certainty(confidence));
}

function floorOf({ severity, confidence }: Finding): number {
  return (
    FINDING_FLOORS.find((rule) => rule.severity === severity && certainty(confidence) >= rule.confidence)?.floor ?? 0
  );
}

function blockedRisk({ blocked }: SessionState): number {
  return Math.min(BLOCKED_STEPS_RISK_MAX, blocked * BLOCKED_STEP_RISK);
}

function lengthRisk({ steps }: SessionState): number {
  return steps >= LONG_SESSION_STEPS ? LONG_SESSION_RISK : 0;
}
