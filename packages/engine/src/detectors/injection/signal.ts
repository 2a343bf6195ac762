/** One sign of an attack in one text, in offsets of the original. */
export interface Signal {
  readonly rule: string;
  /** From 0 to 1; see `Rule`. */
  readonly weight: number;
  readonly start: number;
  readonly end: number;
}

/** Signals further apart than this, in UTF-16 units, do not support each other. */
const WINDOW = 1500;
/** Weights that add up to this suffice: 1, less what rounding may take. */
export const ENOUGH = 1 - 1e-9;

/**
 * Signals that suffice: each alone, or several of different rules whose weights add up to 1 within one window. What
 * sufficed together is given as its heaviest member, so that one attack is one finding.
 */
export function sufficient(signals: readonly Signal[]): readonly Signal[] {
  const alone = signals.filter((signal) => signal.weight >= ENOUGH && !NAMELESS.test(signal.rule));
  if (alone.length > 0) return distinct(alone);
  const ordered = [...distinct(signals)].sort((one, other) => one.start - other.start);
  for (let first = 0; first < ordered.length; first++) {
    const from = ordered[first];
    if (from === undefined) break;
    const near = ordered.slice(first).filter((signal) => signal.start - from.start <= WINDOW);
    const sum = near.reduce((total, signal) => total + signal.weight, 0);
    if (sum >= ENOUGH) return [near.reduce((best, signal) => (rank(signal) > rank(best) ? signal : best))];
  }
  return [];
}

/** A setting or the model's word supports a finding, and does not name it where something else can. */
const NAMELESS = /^(?:setting|model)\./;

function rank({ rule, weight }: Signal): number {
  return NAMELESS.test(rule) ? weight - 1 : weight;
}

/** The heaviest signal of each rule. */
function distinct(signals: readonly Signal[]): readonly Signal[] {
  const best = new Map<string, Signal>();
  for (const signal of signals) {
    const known = best.get(signal.rule);
    if (known === undefined || known.weight < signal.weight) best.set(signal.rule, signal);
  }
  return [...best.values()];
}
