import { type CompiledDetectors, compileDetectors } from "../detection/compile-detectors";
import type { Detector } from "../detection/detector";

/** The detectors every decision runs, in this order: those that look at the action see what those before them saw. */
export const DETECTORS: readonly Detector[] = [];

let compiled: CompiledDetectors | null = null;

/** The default registry, made ready at first use: a page that only reads the vocabulary does not pay for it. */
export function defaultDetectors(): CompiledDetectors {
  compiled ??= compileDetectors(DETECTORS);
  return compiled;
}
