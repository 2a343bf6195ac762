import type { BaselineStep } from "./step";
import { type AgentBaseline, toolOf } from "./summary";

const DRIFT_SIGNALS = [
  "tool-distribution",
  "risk-profile",
  "operating-hours",
  "action-velocity",
  "scope-expansion",
] as const;

export type DriftSignalName = (typeof DRIFT_SIGNALS)[number];

/** One way in which recent steps differ from the baseline. */
export interface DriftSignal {
  readonly name: DriftSignalName | "insufficient-baseline";
  readonly weight: number;
  /** From 0 to 1. */
  readonly value: number;
  readonly isTriggered: boolean;
}

export interface Drift {
  /** From 0 to 1. */
  readonly score: number;
  readonly signals: readonly DriftSignal[];
}

const WEIGHTS = {
  "tool-distribution": 0.3,
  "risk-profile": 0.25,
  "operating-hours": 0.15,
  "action-velocity": 0.15,
  "scope-expansion": 0.15,
} as const satisfies Record<DriftSignalName, number>;

const COUNT_MIN = 10;
const TRIGGER_MIN = 0.4;
const HOUR_MS = 3_600_000;

/**
 * How far an agent's recent steps (AIRG: of the last two hours) have moved from its baseline, which should not hold them.
 * Below ten known steps the score is 0 and one signal says so.
 */
export function drift(baseline: AgentBaseline, recent: readonly BaselineStep[]): Drift {
  if (baseline.count < COUNT_MIN || recent.length === 0) {
    return { score: 0, signals: [{ name: "insufficient-baseline", weight: 0, value: 0, isTriggered: false }] };
  }
  const values = {
    "tool-distribution": toolDistribution(baseline, recent),
    "risk-profile": riskProfile(baseline, recent),
    "operating-hours": operatingHours(baseline, recent),
    "action-velocity": actionVelocity(baseline, recent),
    "scope-expansion": recent.some(({ tool }) => toolOf(baseline, tool) === undefined) ? 0.7 : 0,
  } as const satisfies Record<DriftSignalName, number>;
  const signals = DRIFT_SIGNALS.map((name) => ({
    name,
    weight: WEIGHTS[name],
    value: round(values[name]),
    isTriggered: values[name] >= TRIGGER_MIN,
  }));
  const score = signals.reduce((sum, { weight, value }) => sum + weight * value, 0);
  return { score: round(Math.min(1, score)), signals };
}

/** Half the L1 distance between the shares of tools, and 0.2 for each new one. */
function toolDistribution(baseline: AgentBaseline, recent: readonly BaselineStep[]): number {
  const now = new Map<string, number>();
  for (const { tool } of recent) now.set(tool, (now.get(tool) ?? 0) + 1 / recent.length);
  const total = Object.values(baseline.tools).reduce((sum, { weight }) => sum + weight, 0);
  let distance = 0;
  let fresh = 0;
  for (const [tool, share] of now) {
    const known = toolOf(baseline, tool);
    if (known === undefined) fresh += 1;
    distance += Math.abs(share - (known === undefined || total === 0 ? 0 : known.weight / total));
  }
  for (const [tool, { weight }] of Object.entries(baseline.tools)) {
    if (!now.has(tool)) distance += total === 0 ? 0 : weight / total;
  }
  return Math.min(1, distance / 2 + 0.2 * fresh);
}

function riskProfile(baseline: AgentBaseline, recent: readonly BaselineStep[]): number {
  const { weight, riskWeight, blockedWeight } = baseline;
  const mean = recent.reduce((sum, { riskScore }) => sum + riskScore, 0) / recent.length;
  const blocked = recent.filter(({ verdict }) => verdict === "BLOCK").length / recent.length;
  const before =
    weight === 0 ? { mean: 0, blocked: 0 } : { mean: riskWeight / weight, blocked: blockedWeight / weight };
  return Math.min(1, Math.max((mean - before.mean) / 30, (blocked - before.blocked) / 0.2, 0));
}

/** The least usual of the hours at which the recent steps were taken. */
function operatingHours({ hours, weight }: AgentBaseline, recent: readonly BaselineStep[]): number {
  const shares = recent.map(({ atMs }) => (weight === 0 ? 0 : (hours[new Date(atMs).getUTCHours()] ?? 0) / weight));
  const least = Math.min(...shares.slice(-50));
  if (least < 0.02) return 0.8;
  return least < 0.05 ? 0.4 : 0;
}

/** Steps in an hour in which the agent is at work, now against before. */
function actionVelocity({ count, activeHours }: AgentBaseline, recent: readonly BaselineStep[]): number {
  const hours = new Set(recent.map(({ atMs }) => Math.floor(atMs / HOUR_MS))).size;
  const ratio = activeHours === 0 ? 0 : recent.length / hours / (count / activeHours);
  if (ratio > 5) return 0.9;
  if (ratio > 3) return 0.6;
  return ratio > 2 ? 0.3 : 0;
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
