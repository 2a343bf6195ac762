import type { Severity } from "../../vocabulary/risk-category";
import type { ShellRule } from "./rules";

/** One rule that a piece of a command meets, and where that piece stands in the text that was given. */
export interface Hit {
  readonly rule: ShellRule;
  readonly severity: Severity;
  /** From 0 to 1. */
  readonly confidence: number;
  /** UTF-16 code units, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const RANK: Readonly<Record<Severity, number>> = { LOW: 0, MEDIUM: 1, HIGH: 2, CRITICAL: 3 };
const HITS_MAX = 32;

/** Keeps the gravest hit of each rule, at most 32. */
export class HitCollector {
  private readonly byRule = new Map<ShellRule, Hit>();

  add(hit: Hit): void {
    const known = this.byRule.get(hit.rule);
    if (known === undefined) {
      if (this.byRule.size < HITS_MAX) this.byRule.set(hit.rule, hit);
    } else if (isGraver(hit, known)) this.byRule.set(hit.rule, hit);
  }

  /** In the order in which the rules were first met. */
  all(): readonly Hit[] {
    return [...this.byRule.values()];
  }
}

/** Whether the first is of a higher severity, or of the same and more certain. */
function isGraver(hit: Hit, other: Hit): boolean {
  const difference = RANK[hit.severity] - RANK[other.severity];
  return difference > 0 || (difference === 0 && hit.confidence > other.confidence);
}

/** Whether the severity is at least the other. */
export function isAtLeast(severity: Severity, floor: Severity): boolean {
  return RANK[severity] >= RANK[floor];
}
