import { type CompiledDetectors, compileDetectors } from "../detection/compile-detectors";
import type { Detector } from "../detection/detector";
import { contentDetector } from "./content";
import { failureModesDetector } from "./failure-modes";
import { injectionDetector } from "./injection";
import { networkDetector } from "./network";
import { personalDataDetector } from "./personal-data";
import { secretEgressDetector, secretsDetector } from "./secrets";
import { sequencesDetector } from "./sequences";
import { shellDetector } from "./shell";
import { sqlDetector } from "./sql";
import { taintDetector } from "./taint";
import { toolsDetector } from "./tools";

/**
 * The detectors every decision runs, in this order. Those that read texts come first, the likeliest to matter leading; those that
 * look at the action see what was observed before them: secrets on their way out, taint beside suspect text, chains of all of it.
 */
export const DETECTORS: readonly Detector[] = [
  injectionDetector,
  secretsDetector,
  personalDataDetector,
  shellDetector,
  sqlDetector,
  networkDetector,
  contentDetector,
  toolsDetector,
  secretEgressDetector,
  taintDetector,
  sequencesDetector,
  failureModesDetector,
];

let compiled: CompiledDetectors | null = null;

/** The default registry, made ready at first use: a page that only reads the vocabulary does not pay for it. */
export function defaultDetectors(): CompiledDetectors {
  compiled ??= compileDetectors(DETECTORS);
  return compiled;
}
