import type { Finding } from "../finding";
import type { Severity } from "../vocabulary/risk-category";
import { strictest, type Verdict } from "../vocabulary/verdict";

/**
 * The documented default by risk, for actions no policy decided: CRITICAL with confidence
 * ≥ 0.8 is BLOCK, HIGH ≥ 0.5 is HITL, MEDIUM ≥ 0.5 is ALERT, anything else ALLOW. A finding that only scores never
 * blocks alone: it asks a person instead.
 */
export function riskDefault(findings: readonly Finding[]): Verdict {
  return findings.map(defaultOf).reduce(strictest, "ALLOW");
}

const DEFAULT_BY_SEVERITY = {
  CRITICAL: "HITL",
  HIGH: "HITL",
  MEDIUM: "ALERT",
  LOW: "ALLOW",
} as const satisfies Record<Severity, Verdict>;

function defaultOf({ severity, confidence, effect }: Finding): Verdict {
  if (severity === "CRITICAL" && confidence >= 0.8 && effect === "block") return "BLOCK";
  return confidence < 0.5 ? "ALLOW" : DEFAULT_BY_SEVERITY[severity];
}
