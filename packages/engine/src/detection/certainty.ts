/** A confidence from 0 to 1. What is no such number counts in full: what is broken must not look harmless. */
export function certainty(confidence: number): number {
  return confidence >= 0 && confidence <= 1 ? confidence : 1;
}
