import type { TextKind } from "../../packages/engine/src/detectors/injection/classifier/kind";
import { BUCKETS, WORD_BITS } from "../../packages/engine/src/detectors/injection/classifier/segments";
import {
  LENGTH_CLASSES,
  UNITS_OFFSET,
  windowPenalty,
} from "../../packages/engine/src/detectors/injection/classifier/window";
import type { Example } from "./example";
import { randomNumbers } from "./random";
import type { Window } from "./windows";

/** An example and the windows of it. */
export interface Sample {
  readonly example: Example;
  readonly windows: readonly Window[];
}

/** What learning depends on besides the examples. */
export interface LearningParameters {
  readonly epochs: number;
  readonly seed: number;
  /** FTRL-Proximal (McMahan et al., 2013): step, and the two penalties. */
  readonly alpha: number;
  readonly beta: number;
  readonly lasso: number;
  readonly ridge: number;
  /** Chance that a feature of a window is left out of an update. */
  readonly dropout: number;
  /** Chance that an update sees no word features at all, only concepts. */
  readonly wordDropout: number;
  /** A bucket is used when this many examples of this many sources have it. */
  readonly examplesMin: number;
  readonly sourcesMin: number;
  /** The weight of a source is its size to this power. */
  readonly sourcePower: number;
  /** Chance that a text is learnt by any of its windows rather than by the worst. */
  readonly anyShare: number;
  /** How much the attacks weigh against the rest. */
  readonly attackWeight: number;
}

const COMMON = {
  epochs: 12,
  seed: 20260801,
  alpha: 1,
  beta: 1,
  lasso: 0.5,
  dropout: 0.2,
  examplesMin: 4,
  sourcesMin: 2,
  sourcePower: 1,
  anyShare: 0.1,
  attackWeight: 1,
} as const;

/** Messages come in many languages, so concepts have to carry more of the weight there. */
export const PARAMETERS: Readonly<Record<TextKind, LearningParameters>> = {
  message: { ...COMMON, ridge: 1, wordDropout: 0.35 },
  data: { ...COMMON, ridge: 2, wordDropout: 0.1 },
};

/** A linear model: one weight per bucket, one bias per class of length. */
export interface LinearModel {
  readonly weights: Float64Array;
  readonly biases: Float64Array;
}

/**
 * Learns which windows are attacks. A text is an attack when its worst window is, so each text is learnt by the window that
 * looks worst at the time (or, one time in ten, by any), among those that hold mostly attack; texts with a known planted
 * part also give a window beside it as an example of none.
 */
export function learn(samples: readonly Sample[], parameters: LearningParameters): LinearModel {
  const random = randomNumbers(parameters.seed);
  const isUsed = usedBuckets(samples, parameters);
  const z = new Float64Array(BUCKETS + LENGTH_CLASSES);
  const n = new Float64Array(BUCKETS + LENGTH_CLASSES);
  /** What `z` and `n` come to: the weights as they are, the biases last. */
  const weights = new Float64Array(BUCKETS + LENGTH_CLASSES);
  const { alpha, beta, lasso, ridge } = parameters;
  const logitOf = ({ features, units, lengthClass }: Window): number => {
    let sum = 0;
    for (let k = 0; k < features.length; k += 1) sum += weights[features[k] ?? 0] ?? 0;
    return sum / Math.sqrt(units + UNITS_OFFSET) + (weights[BUCKETS + lengthClass] ?? 0);
  };
  const update = (window: Window, label: 0 | 1, importance: number): void => {
    const isConceptsOnly = random() < parameters.wordDropout;
    const keep = 1 - parameters.dropout;
    const value = 1 / Math.sqrt(window.units + UNITS_OFFSET) / keep;
    const kept: number[] = [];
    let sum = 0;
    for (const feature of window.features) {
      if (isUsed[feature] !== 1) continue;
      if (isConceptsOnly && feature < 1 << WORD_BITS) continue;
      if (random() >= keep) continue;
      kept.push(feature);
      sum += weights[feature] ?? 0;
    }
    const bias = BUCKETS + window.lengthClass;
    const logit = sum * value + (weights[bias] ?? 0);
    const error = (1 / (1 + Math.exp(-logit)) - label) * importance;
    for (const feature of kept) step(feature, error * value);
    step(bias, error);
  };
  const step = (bucket: number, gradient: number): void => {
    const before = n[bucket] ?? 0;
    const after = before + gradient * gradient;
    const pull =
      (z[bucket] ?? 0) + gradient - ((Math.sqrt(after) - Math.sqrt(before)) / alpha) * (weights[bucket] ?? 0);
    z[bucket] = pull;
    n[bucket] = after;
    const isBias = bucket >= BUCKETS;
    const penalty = isBias ? 0 : lasso;
    const slowness = (beta + Math.sqrt(after)) / alpha + (isBias ? 0 : ridge);
    weights[bucket] = Math.abs(pull) <= penalty ? 0 : -(pull - Math.sign(pull) * penalty) / slowness;
  };
  const worst = (windows: readonly Window[]): Window | undefined => {
    let found: Window | undefined;
    let highest = Number.NEGATIVE_INFINITY;
    for (const window of windows) {
      const logit = logitOf(window);
      if (logit > highest) {
        highest = logit;
        found = window;
      }
    }
    return found;
  };
  const importanceOf = importances(samples, parameters);
  const order = samples.map((_, index) => index);
  for (let epoch = 0; epoch < parameters.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const sample = samples[index];
      if (sample === undefined) continue;
      const importance = importanceOf(sample);
      const attack = sample.windows.filter((window) => window.share > 0.5);
      const candidates = sample.example.label === 1 ? attack : sample.windows;
      const isAny = epoch === 0 || random() < parameters.anyShare;
      const chosen = isAny ? candidates[Math.floor(random() * candidates.length)] : worst(candidates);
      if (chosen !== undefined) update(chosen, sample.example.label, importance);
      if (sample.example.planted !== null) {
        const beside = sample.windows.filter((window) => window.share === 0);
        const other = isAny ? beside[Math.floor(random() * beside.length)] : worst(beside);
        if (other !== undefined) update(other, 0, importance * 0.5);
      }
    }
  }
  return { weights: weights.slice(0, BUCKETS), biases: weights.slice(BUCKETS) };
}

/** The highest logit among the windows, less what a text of so many is let off. */
export function score(model: LinearModel, windows: readonly Window[]): number {
  let highest = -20;
  for (const window of windows) {
    let sum = 0;
    for (const feature of window.features) sum += model.weights[feature] ?? 0;
    const logit = sum / Math.sqrt(window.units + UNITS_OFFSET) + (model.biases[window.lengthClass] ?? 0);
    if (logit > highest) highest = logit;
  }
  return highest - windowPenalty(windows.length);
}

function usedBuckets(samples: readonly Sample[], parameters: LearningParameters): Uint8Array {
  const examples = new Int32Array(BUCKETS);
  const latest = new Int32Array(BUCKETS).fill(-1);
  const sources = new Uint8Array(BUCKETS);
  const latestSource = new Int32Array(BUCKETS).fill(-1);
  const numbers = new Map<string, number>();
  const bySource = samples.map((sample, index) => {
    const number = numbers.get(sample.example.group) ?? numbers.size;
    numbers.set(sample.example.group, number);
    return { sample, index, number };
  });
  bySource.sort((a, b) => a.number - b.number || a.index - b.index);
  for (const { sample, index, number } of bySource) {
    for (const window of sample.windows) {
      for (const feature of window.features) {
        if (latest[feature] !== index) examples[feature] = (examples[feature] ?? 0) + 1;
        latest[feature] = index;
        if (latestSource[feature] !== number && (sources[feature] ?? 0) < 255)
          sources[feature] = (sources[feature] ?? 0) + 1;
        latestSource[feature] = number;
      }
    }
  }
  const used = new Uint8Array(BUCKETS);
  for (let bucket = 0; bucket < BUCKETS; bucket += 1) {
    const isConcept = bucket >= 1 << WORD_BITS;
    const isCommon = (examples[bucket] ?? 0) >= parameters.examplesMin;
    if (isCommon && (isConcept || (sources[bucket] ?? 0) >= parameters.sourcesMin)) used[bucket] = 1;
  }
  return used;
}

/** Sources weigh by their size to a power, and the attacks together as much as the rest. */
function importances(samples: readonly Sample[], parameters: LearningParameters): (sample: Sample) => number {
  const keyOf = ({ example }: Sample): string => `${example.label} ${example.source}`;
  const sizes = new Map<string, number>();
  for (const sample of samples) sizes.set(keyOf(sample), (sizes.get(keyOf(sample)) ?? 0) + 1);
  const totals = [0, 0];
  for (const [key, size] of sizes) {
    const label = key.startsWith("1") ? 1 : 0;
    totals[label] = (totals[label] ?? 0) + size ** parameters.sourcePower;
  }
  return (sample) => {
    const size = sizes.get(keyOf(sample)) ?? 1;
    const total = totals[sample.example.label] ?? 1;
    const share = size ** (parameters.sourcePower - 1) / total;
    return (share * samples.length * (sample.example.label === 1 ? parameters.attackWeight : 1)) / 2;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [order[last] ?? 0, order[other] ?? 0];
    order[last] = b;
    order[other] = a;
  }
}
