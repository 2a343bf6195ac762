import type { MastEvidence } from "../vocabulary/mast";

/**
 * What a guardrail does with a finding of its type. `off`: the finding is dropped. `score`: it counts for the risk and for
 * the default, and never decides alone. `alert`, `review`, `block`: the decision is at least ALERT, HITL, BLOCK.
 */
export const GUARDRAIL_EFFECTS = ["off", "score", "alert", "review", "block"] as const;

export type GuardrailEffect = (typeof GUARDRAIL_EFFECTS)[number];

/** One kind of thing a detector can see: what guardrails are set for and what people read about. */
export interface FindingType {
  /** Stable, snake_case: `prompt_injection`. Findings, guardrails and conditions name it. */
  readonly type: string;
  readonly title: string;
  /** What was seen, one sentence for a person; `rule` is one of the detector's own ids. Never quotes the text. */
  readonly reason: (rule: string) => string;
  /** What to do about it, one or two sentences. */
  readonly remediation: string;
  /** Published names for it: `OWASP LLM01:2025`, `OWASP ASI01:2026`, `CWE-78`. */
  readonly references: readonly string[];
  /** The failure mode such a finding is evidence of; `null` when it is none. */
  readonly mast: MastEvidence | null;
  /** Instead of `mast`, where it depends on the rule. */
  readonly mastOf?: (rule: string) => MastEvidence | null;
  /** What a new organization's guardrail does. */
  readonly defaultEffect: GuardrailEffect;
  /** Several rules may see the same words: of sightings that overlap in one text only the gravest is a finding. */
  readonly isOnePerPlace?: true;
  /** Rules that stay silent until an organization asks for them by name. */
  readonly optIn?: readonly string[];
}
