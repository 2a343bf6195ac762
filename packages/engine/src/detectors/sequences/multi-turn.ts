import type { Observation } from "../../detection/detector";
import type { SessionState } from "../../session";
import { isSink } from "../../tool-role";
import type { Severity } from "../../vocabulary/risk-category";
import {
  type ChainStep,
  carriesOut,
  countLast,
  type History,
  handlesCredentials,
  isBlocked,
  isOutOfScope,
  isReading,
  runsCode,
  someLast,
} from "./steps";

export interface Turn {
  readonly rule: "injection_accumulation" | "privilege_probing" | "recon_then_exploit" | "sudden_shift";
  readonly severity: Severity;
  readonly confidence: number;
}

/** Mean likeness to an injection over a session from which AIRG speaks of accumulation. */
const ACCUMULATION_MEAN = 0.15;
const ACCUMULATION_STEPS = 3;
const REFUSALS_MIN = 3;
const RECON_MIN = 4;
const CALM_MIN = 8;
/** Steps back that count as near. */
const NEAR = 10;

/**
 * What only several steps together show: texts that keep trying, an agent that tries door after door, looking round and
 * then striking, a sudden change of what the agent does.
 */
export function turnsIn(
  history: History,
  action: ChainStep,
  { suspicion, taint }: SessionState,
  observations: readonly Observation[],
): readonly Turn[] {
  const turns: Turn[] = [];
  const mean = suspicion.count === 0 ? 0 : suspicion.sum / suspicion.count;
  if (suspicion.count >= ACCUMULATION_STEPS && mean > ACCUMULATION_MEAN && taint.suspect + suspicion.sum >= 1) {
    turns.push({ rule: "injection_accumulation", severity: "MEDIUM", confidence: Math.min(0.8, 0.5 + mean / 2) });
  }
  if (countLast(history, NEAR, isRefused) >= REFUSALS_MIN && refusedTools(history) >= REFUSALS_MIN) {
    turns.push({ rule: "privilege_probing", severity: "HIGH", confidence: 0.6 });
  }
  const isGrave = observations.some(({ severity }) => severity === "HIGH" || severity === "CRITICAL");
  const isStrike = isGrave && (runsCode(action.role) || carriesOut(action.role) || action.role === "delete");
  if (isStrike) {
    const looks = countLast(history, NEAR, (step) => isReading(step.role) || handlesCredentials(step));
    if (looks >= RECON_MIN && someLast(history, NEAR, handlesCredentials)) {
      turns.push({ rule: "recon_then_exploit", severity: "HIGH", confidence: 0.6 });
    } else if (countLast(history, CALM_MIN, isCalm) === CALM_MIN) {
      turns.push({ rule: "sudden_shift", severity: "MEDIUM", confidence: 0.6 });
    }
  }
  return turns;
}

function isRefused(step: ChainStep): boolean {
  return isBlocked(step) || isOutOfScope(step);
}

/** How many different tools were refused. */
function refusedTools(history: History): number {
  const refused = history.slice(-NEAR).filter(isRefused);
  return new Set(refused.map(({ tool, role }) => tool ?? role)).size;
}

function isCalm({ role, findings, verdict }: ChainStep): boolean {
  return !isSink(role) && findings.length === 0 && verdict === "ALLOW";
}
