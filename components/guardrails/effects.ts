import type { GuardrailEffect } from "@mastguard/engine";
import { capitalised } from "../lib/sentence";

/** What a guardrail can do, from the loosest to the strictest, with what happens then. */
const EFFECTS = [
  { effect: "off", label: "Off", consequence: "Findings of this type are dropped: no risk, no rule sees them." },
  { effect: "score", label: "Score", consequence: "Findings add to the risk. They never stop an action alone." },
  { effect: "alert", label: "Alert", consequence: "The action passes and is flagged." },
  { effect: "review", label: "Review", consequence: "The action waits for a person." },
  { effect: "block", label: "Block", consequence: "The action is blocked. No policy can allow it." },
] as const satisfies readonly { effect: GuardrailEffect; label: string; consequence: string }[];

/** The label of an effect. */
export function effectInWords(effect: GuardrailEffect): string {
  return EFFECTS.find((known) => known.effect === effect)?.label ?? effect;
}

/** What happens to an action with such a finding. */
export function consequenceOf(effect: GuardrailEffect): string {
  return EFFECTS.find((known) => known.effect === effect)?.consequence ?? "";
}

/** Whether a change lets more through than before: that is asked about first. */
export function isLoosening(from: GuardrailEffect, to: GuardrailEffect): boolean {
  const strictness = (effect: GuardrailEffect) => EFFECTS.findIndex((known) => known.effect === effect);
  return strictness(to) < strictness(from);
}

const DETECTORS: Readonly<Record<string, string>> = {
  "personal-data": "Personal data",
  "secret-egress": "Secrets",
  "failure-modes": "Failure modes",
  sql: "SQL",
};

/** A detector's name: `personal-data` is `Personal data`. */
export function detectorInWords(id: string): string {
  return DETECTORS[id] ?? capitalised(id.replaceAll("-", " "));
}
