import type { TextKind } from "./kind";
import { type Model, readModel } from "./model";
import { Segments } from "./segments";
import { MODELS } from "./weights";
import { windowCount, windowPenalty } from "./window";

export type { TextKind } from "./kind";
export { CERTAIN_THRESHOLD, SUFFICIENT_THRESHOLD, SUSPECT_THRESHOLD } from "./thresholds";

/** How much the worst part of a text looks like a prompt injection, and where that part is. */
export interface Suspicion {
  /** 0 to 1; compare with `SUSPECT_THRESHOLD[kind]` and `CERTAIN_THRESHOLD[kind]`. */
  readonly score: number;
  /** UTF-16 offsets of the worst window: one, two or four sentences, lines or values in a row. */
  readonly start: number;
  readonly end: number;
}

let segments: Segments | null = null;
const models = new Map<TextKind, Model>();

function modelOf(kind: TextKind): Model {
  const found = models.get(kind);
  if (found !== undefined) return found;
  const model = readModel(MODELS[kind]);
  models.set(kind, model);
  return model;
}

/**
 * The worst window of a text: one, two or four segments in a row (see `Segments`). Linear in the text's length, at most a
 * few nanoseconds a character; total: any text, also an empty one, which scores 0. The first call takes some milliseconds.
 */
export function suspicionOf(text: string, kind: TextKind): Suspicion {
  segments ??= new Segments();
  const { weights, scales, plainBiases, structuredBiases } = modelOf(kind);
  segments.open(text);
  const biases = segments.isStructured ? structuredBiases : plainBiases;
  const { features } = segments;
  // The three segments before the present one: sums of weights, units and starts.
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let units1 = 0;
  let units2 = 0;
  let units3 = 0;
  let start1 = 0;
  let start2 = 0;
  let start3 = 0;
  let worst = Number.NEGATIVE_INFINITY;
  let worstStart = 0;
  let worstEnd = 0;
  let seen = 0;
  while (segments.next()) {
    seen += 1;
    const { count, units, start, end } = segments;
    let sum = 0;
    for (let k = 0; k < count; k += 1) sum += weights[features[k] ?? 0] ?? 0;
    const one = sum * (scales[units] ?? 0) + (biases[units] ?? 0);
    if (one > worst) {
      worst = one;
      worstStart = start;
      worstEnd = end;
    }
    if (seen >= 2) {
      const length = units + units1;
      const two = (sum + sum1) * (scales[length] ?? 0) + (biases[length] ?? 0);
      if (two > worst) {
        worst = two;
        worstStart = start1;
        worstEnd = end;
      }
    }
    if (seen >= 4) {
      const length = units + units1 + units2 + units3;
      const four = (sum + sum1 + sum2 + sum3) * (scales[length] ?? 0) + (biases[length] ?? 0);
      if (four > worst) {
        worst = four;
        worstStart = start3;
        worstEnd = end;
      }
    }
    sum3 = sum2;
    sum2 = sum1;
    sum1 = sum;
    units3 = units2;
    units2 = units1;
    units1 = units;
    start3 = start2;
    start2 = start1;
    start1 = start;
  }
  const logit = worst - windowPenalty(windowCount(seen));
  return { score: 1 / (1 + Math.exp(-logit)), start: worstStart, end: worstEnd };
}

/** The score of `suspicionOf` alone. */
export function suspicion(text: string, kind: TextKind): number {
  return suspicionOf(text, kind).score;
}
