import type { ActionDetector, Evidence, Observation } from "../../detection/detector";
import type { Severity } from "../../vocabulary/risk-category";
import { type Budget, exceededBudgets } from "./budgets";
import { chainOf } from "./chains";
import { turnsIn } from "./multi-turn";
import { repetitionIn } from "./repetition";
import { historyOf, lastStep } from "./steps";
import { ATTACK_CHAIN, BUDGET_EXCEEDED, MULTI_TURN, STEP_REPETITION } from "./types";

const BUDGET_RULES = {
  perSession: "per_session",
  perHour: "per_hour",
  perDay: "per_day",
  blockedRun: "blocked_run",
  cost: "cost",
} as const satisfies Record<Budget, string>;

/**
 * What only the order of steps shows: named attack chains, attacks over several turns, steps that repeat and, where the
 * organization set caps, budgets that are used up. Reads the session's last fifty steps of the same agent within an hour.
 */
export const sequencesDetector: ActionDetector = {
  id: "sequences",
  kind: "action",
  types: [ATTACK_CHAIN, MULTI_TURN, STEP_REPETITION, BUDGET_EXCEEDED],
  inspect,
};

const NOTHING: readonly Observation[] = [];

function inspect(evidence: Evidence): readonly Observation[] | "not_assessable" {
  const { session, settings, observations, nowMs } = evidence;
  if (session === null) return "not_assessable";
  const { budgets } = settings;
  if (session.recent.length === 0 && budgets === undefined) return NOTHING;
  const found: Observation[] = [];
  if (budgets !== undefined) {
    for (const budget of exceededBudgets(session, budgets, nowMs)) {
      found.push(observation(BUDGET_EXCEEDED.type, BUDGET_RULES[budget], "HIGH", 0.9));
    }
  }
  if (session.recent.length === 0) return found;
  const history = historyOf(evidence);
  const action = lastStep(evidence);
  const chain = chainOf(history, action);
  if (chain !== null) found.push(observation(ATTACK_CHAIN.type, chain.name, severityOf(chain.boost), chain.confidence));
  for (const { rule, severity, confidence } of turnsIn(history, action, session, observations)) {
    found.push(observation(MULTI_TURN.type, rule, severity, confidence));
  }
  const repetition = repetitionIn(history, action);
  if (repetition !== null) {
    found.push(observation(STEP_REPETITION.type, repetition.rule, repetition.severity, repetition.confidence));
  }
  return found;
}

function severityOf(boost: number): Severity {
  if (boost >= 60) return "HIGH";
  return boost >= 40 ? "MEDIUM" : "LOW";
}

function observation(type: string, rule: string, severity: Severity, confidence: number): Observation {
  return { type, rule, severity, confidence, path: null, span: null };
}
