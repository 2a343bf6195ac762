import type { GuardrailEffect } from "./detection/finding-type";
import type { MastEvidence } from "./vocabulary/mast";
import type { Severity } from "./vocabulary/risk-category";

/** One detector's observation. It says where, never what: the matched text stays out of decisions and logs. */
export interface Finding {
  /** What kind of thing was seen, for example `prompt_injection`. */
  readonly type: string;
  /** The id of the detector that saw it. */
  readonly detectorId: string;
  /** Which of the detector's rules saw it. */
  readonly rule: string;
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
  /** Where in the action, as a path such as `payload.body`; `null` when it concerns the action as a whole. */
  readonly path: string | null;
  /** Start and end of the evidence inside the text at `path`, in UTF-16 code units; end is exclusive. */
  readonly span: { readonly start: number; readonly end: number } | null;
  /**
   * What the organization's guardrail for the type makes of it. `score`: it counts for risk and the default, and never
   * decides alone. `alert`, `review`, `block`: the decision is at least ALERT, HITL, BLOCK.
   */
  readonly effect: Exclude<GuardrailEffect, "off">;
  /** The failure mode this finding is evidence of; `null` when it is none. */
  readonly mast: MastEvidence | null;
}

/** A failure mode as a decision reports it. */
export interface MastFailure {
  readonly modeId: string;
  readonly category: string;
  readonly name: string;
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
}
