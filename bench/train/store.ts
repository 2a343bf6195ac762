import {
  encodeBase64,
  packWeights,
  type StoredModel,
} from "../../packages/engine/src/detectors/injection/classifier/model";
import { BUCKETS } from "../../packages/engine/src/detectors/injection/classifier/segments";
import type { LinearModel } from "./learn";

/** Weights beyond this one in a thousand are cut: one word must not decide alone. */
const CUT_SHARE = 0.001;
const STEPS = 127;

/** A model in 8-bit steps. Steps and biases are rounded, so the last bits of a double never show. */
export function store(model: LinearModel): StoredModel {
  const sizes = Array.from(
    model.weights.filter((weight) => weight !== 0),
    Math.abs,
  ).sort((a, b) => b - a);
  const cut = sizes[Math.floor(sizes.length * CUT_SHARE)] ?? 1;
  const step = Number((cut / STEPS).toPrecision(4));
  const weights = new Int8Array(BUCKETS);
  model.weights.forEach((weight, bucket) => {
    weights[bucket] = Math.max(-STEPS, Math.min(STEPS, Math.round(weight / step)));
  });
  return {
    weights: encodeBase64(packWeights(weights)),
    step,
    biases: Array.from(model.biases, (bias) => Number(bias.toFixed(3))),
  };
}

/** The source text of `weights.ts`. */
export function sourceText(models: Readonly<Record<"message" | "data", StoredModel>>, trainedOn: string): string {
  const text = ({ weights, step, biases }: StoredModel): string =>
    `{\n    step: ${step},\n    biases: [${biases.join(", ")}],\n    weights:\n      "${weights}",\n  }`;
  return `import type { StoredModel } from "./model";

/** Written by \`npx tsx bench/train/injection.ts\`; do not edit. */
export const MODELS: Readonly<Record<"message" | "data", StoredModel>> = {
  message: ${text(models.message)},
  data: ${text(models.data)},
};

/** SHA-256 over the parameters, the lexicon, our own examples and the SHA-256 of every data set they were learnt from. */
export const TRAINED_ON = "${trainedOn}";
`;
}
