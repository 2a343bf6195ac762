import type { BaselineStep } from "./step";
import { type AgentBaseline, GAPS_MAX, NAMES_MAX, toolOf } from "./summary";

const DEVIATION_TYPES = [
  "novel_tool",
  "frequency_spike",
  "sequence_anomaly",
  "arg_anomaly_new_key",
  "arg_anomaly_new_value",
  "velocity_spike",
  "novel_target_domain",
  "novel_target_path",
] as const;

export type DeviationType = (typeof DEVIATION_TYPES)[number];

/** One way in which a step is unlike the agent's usual ones. */
export interface Deviation {
  readonly type: DeviationType;
  /** Points, as AIRG publishes them, less while the agent is little known. */
  readonly severity: number;
  /** From 0 to 1; grows with what is known. */
  readonly confidence: number;
}

/** Points of each type (AIRG fingerprint) and the most confidence it can reach. */
const POINTS = {
  novel_tool: { severity: 25, confidenceMax: 0.95 },
  frequency_spike: { severity: 15, confidenceMax: 0.85 },
  sequence_anomaly: { severity: 20, confidenceMax: 0.8 },
  arg_anomaly_new_key: { severity: 10, confidenceMax: 0.75 },
  arg_anomaly_new_value: { severity: 5, confidenceMax: 0.7 },
  velocity_spike: { severity: 15, confidenceMax: 0.85 },
  novel_target_domain: { severity: 30, confidenceMax: 1 },
  novel_target_path: { severity: 30, confidenceMax: 1 },
} as const satisfies Record<DeviationType, { severity: number; confidenceMax: number }>;

/** How well an agent is known by its number of steps, and what a deviation from it is worth. */
const MATURITIES = [
  { below: 10, name: "learning", share: 0 },
  { below: 50, name: "developing", share: 0.5 },
  { below: 200, name: "established", share: 0.8 },
  { below: Number.POSITIVE_INFINITY, name: "mature", share: 1 },
] as const;

export type Maturity = (typeof MATURITIES)[number]["name"];

export function maturityOf(baseline: AgentBaseline): Maturity {
  return stageOf(baseline).name;
}

/**
 * How a step deviates from what the agent usually does; nothing while the agent is learned.
 * @param inSession steps taken in its session before this one.
 */
export function deviations(baseline: AgentBaseline, step: BaselineStep, inSession = 0): readonly Deviation[] {
  const { share } = stageOf(baseline);
  if (share === 0) return [];
  const certainty = Math.min(1, 0.4 + baseline.count / 200);
  return typesOf(baseline, step, inSession).map((type) => ({
    type,
    severity: Math.round(POINTS[type].severity * share),
    confidence: Math.round(Math.min(POINTS[type].confidenceMax, certainty) * share * 100) / 100,
  }));
}

function typesOf(baseline: AgentBaseline, step: BaselineStep, inSession: number): readonly DeviationType[] {
  const types: DeviationType[] = [];
  const known = toolOf(baseline, step.tool);
  if (known === undefined) types.push("novel_tool");
  const meanLength = baseline.sessions === 0 ? 0 : baseline.count / baseline.sessions;
  if (baseline.count >= 20 && inSession > 3 && inSession > 2 * meanLength) types.push("frequency_spike");
  const before = step.session === baseline.lastSession ? toolOf(baseline, baseline.lastTool) : undefined;
  if (before !== undefined && before.transitions >= 5 && !before.next.includes(step.tool))
    types.push("sequence_anomaly");
  if (known !== undefined && known.count >= 10) {
    if (known.keys.length < NAMES_MAX && step.keys.some((key) => !known.keys.includes(key))) {
      types.push("arg_anomaly_new_key");
    }
    // A list that is full has forgotten values: what is missing from it need not be new.
    if (
      known.values.length >= 10 &&
      known.values.length < NAMES_MAX &&
      step.values.some((value) => !known.values.includes(value))
    ) {
      types.push("arg_anomaly_new_value");
    }
  }
  if (baseline.count >= 20 && isRushed(baseline)) types.push("velocity_spike");
  if (step.hosts.some((host) => !baseline.hosts.includes(host))) types.push("novel_target_domain");
  if (step.directories.some((directory) => !baseline.directories.includes(directory))) types.push("novel_target_path");
  return types;
}

/** Whether the last ten steps followed each other five times as fast as usual. */
function isRushed({ recentGaps, gapMs }: AgentBaseline): boolean {
  if (recentGaps.length < GAPS_MAX) return false;
  const mean = recentGaps.reduce((sum, gap) => sum + gap, 0) / recentGaps.length;
  return mean * 5 < gapMs;
}

function stageOf({ count }: AgentBaseline): (typeof MATURITIES)[number] {
  return MATURITIES.find(({ below }) => count < below) ?? MATURITIES[3];
}
