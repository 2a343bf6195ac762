/** What may happen to an action, from the loosest to the strictest. */
export const VERDICTS = ["ALLOW", "ALERT", "HITL", "BLOCK"] as const;

/** ALLOW passes, ALERT passes and is flagged, HITL waits for a person, BLOCK is final. */
export type Verdict = (typeof VERDICTS)[number];

const STRICTNESS = { ALLOW: 0, ALERT: 1, HITL: 2, BLOCK: 3 } as const satisfies Record<Verdict, number>;

/** The stricter of two verdicts; BLOCK > HITL > ALERT > ALLOW. */
export function strictest(a: Verdict, b: Verdict): Verdict {
  return STRICTNESS[a] >= STRICTNESS[b] ? a : b;
}

/** Whether `a` is strictly stricter than `b`. */
export function isStricter(a: Verdict, b: Verdict): boolean {
  return STRICTNESS[a] > STRICTNESS[b];
}
