import { type Candidate, candidatesOf, type StepFeatures, type TranscriptStep } from "./attribution-features";

/** Who made the decisive error of a failed run, and where. */
export interface FailureAttribution {
  /** The name without a channel such as `(thought)`. */
  readonly agent: string;
  /** Index in the transcript. */
  readonly step: number;
  /** The share of the likelihood that falls on this agent, from 0 to 1; not calibrated. */
  readonly confidence: number;
}

/**
 * Round weights, set by hand: which of these things speak for a step, and how strongly relative to each other. They were
 * tried with the two sources of the Who&When data held against each other; none decides alone.
 */
const WEIGHTED: readonly (readonly [keyof StepFeatures, number])[] = [
  ["coordinates", -1.5],
  ["wrongPlan", 1.5],
  ["progress", -1],
  ["isFirst", 0.5],
  ["isOpening", 0.25],
  ["isSecond", 0.5],
  ["isThird", 0.5],
  ["isFourth", 0.25],
  ["isLate", 0.5],
  ["assumes", 1],
  ["writesCode", 0.5],
  ["claimsWithoutCode", 0.5],
  ["precedesFirstError", 0.5],
  ["followsError", -0.25],
  ["originOfAnswer", 0.5],
  ["endsRun", -0.5],
];

const STEPS_MAX = 1_000;

/**
 * Which agent and which step (from 0) most likely made the decisive error of a run that failed; `null` when no agent says
 * anything. A guess by the shape of the run: assumptions made, code that fails next, claims without a run, who first
 * states the figure that becomes the answer. It does not know what would have been right. Reads at most 1,000 steps.
 */
export function attributeFailure(transcript: readonly TranscriptStep[], task: string): FailureAttribution | null {
  const candidates = candidatesOf(transcript.slice(0, STEPS_MAX), task.slice(0, 8_192));
  const weights = candidates.map((candidate) => Math.exp(score(candidate)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const byAgent = new Map<string, number>();
  candidates.forEach(({ agent }, index) => {
    byAgent.set(agent, (byAgent.get(agent) ?? 0) + (weights[index] ?? 0));
  });
  const [blamed] = [...byAgent].sort((left, right) => right[1] - left[1]);
  if (blamed === undefined) return null;
  const [agent, weight] = blamed;
  const [first, ...others] = candidates
    .map((candidate, index) => ({ ...candidate, weight: weights[index] ?? 0 }))
    .filter((candidate) => candidate.agent === agent);
  if (first === undefined) return null;
  const step = others.reduce((best, one) => (one.weight > best.weight ? one : best), first);
  return { agent, step: step.index, confidence: weight / total };
}

function score({ features }: Candidate): number {
  let sum = 0;
  for (const [name, weight] of WEIGHTED) sum += weight * features[name];
  return sum;
}
