import type { Finding } from "@mastguard/engine";
import type { Judgement } from "./scorer";

/** A judgement by what rules found: flagged when they found anything, and by which of them. */
export function byRules(metric: string, expected: boolean | null, findings: readonly Finding[]): Judgement {
  const rules = new Set(findings.map(({ type, rule }) => `${type}/${rule}`));
  return { metric, expected, flagged: rules.size > 0, rules: [...rules] };
}
