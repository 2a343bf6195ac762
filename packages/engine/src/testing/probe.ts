import { type CompiledDetectors, compileDetectors } from "../detection/compile-detectors";
import type { Observation } from "../detection/detector";
import { type FindingType, GUARDRAIL_EFFECTS } from "../detection/finding-type";

/** Finding types of the probe: `probe_score`, `probe_block` and so on, each with the effect it is named after. */
export const PROBE_TYPES: readonly FindingType[] = GUARDRAIL_EFFECTS.map((effect) => ({
  type: `probe_${effect}`,
  title: `Probe ${effect}`,
  reason: (rule) => `The probe saw ${rule}.`,
  remediation: "None.",
  references: [],
  mast: null,
  defaultEffect: effect,
  isOnePerPlace: true,
  optIn: ["asked-for"],
}));

/** A registry of one detector that reports what it is told to. */
export function probe(observations: readonly Observation[]): CompiledDetectors {
  return compileDetectors([{ kind: "action", id: "probe", types: PROBE_TYPES, inspect: () => observations }]);
}

/** One observation of the probe. */
export function seen(parts: Partial<Observation> = {}): Observation {
  return { type: "probe_score", rule: "any", severity: "LOW", confidence: 1, path: null, span: null, ...parts };
}
