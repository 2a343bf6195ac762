import type { DetectorSettings } from "../detectors/settings";
import type { FindingType, GuardrailEffect } from "./finding-type";

/** What a detector's memory of texts is keyed with: four unsigned 32-bit numbers, secret and different per organization. */
export type MemoryKey = readonly [number, number, number, number];

/** What an organization has said about detectors: of all of them here, of one alone in `DetectorSettings`. */
export interface DetectionSettings extends DetectorSettings {
  /** What it decided per finding type; a type without an entry has the type's default. */
  readonly effects: ReadonlyMap<string, GuardrailEffect>;
  /** Rules that stay silent unless named here, as `type/rule`: `personal_data/person_name`. */
  readonly optIn: ReadonlySet<string>;
  readonly memoryKey: MemoryKey;
}

/** The settings of an organization that has set nothing; a server gives each organization a key of its own. */
export const DEFAULT_DETECTION: DetectionSettings = {
  effects: new Map(),
  optIn: new Set(),
  memoryKey: [0, 0, 0, 0],
};

/** What the organization's guardrail does with findings of a type. */
export function effectOf({ type, defaultEffect }: FindingType, { effects }: DetectionSettings): GuardrailEffect {
  return effects.get(type) ?? defaultEffect;
}
