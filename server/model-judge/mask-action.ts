import {
  type Action,
  compileDetectors,
  DEFAULT_DETECTION,
  DETECTORS,
  type Evidence,
  type TextOrigin,
} from "@mastguard/engine";

/** A text of an action with what is nobody's business overwritten; offsets are those of the original. */
export interface MaskedText {
  readonly path: string;
  readonly origin: TextOrigin;
  readonly text: string;
}

export interface MaskedAction {
  readonly texts: readonly MaskedText[];
  /** The payload with the same texts masked, keys and numbers included. */
  readonly payload: unknown;
}

const MASKING = new Set(["secrets", "personal-data"]);
/** What looks like a credential is masked however unsure; personal data from where guardrails begin to count it. */
const PERSONAL_CONFIDENCE_MIN = 0.5;
/** A detector stops at this many sightings in a text: behind them anything may stand. */
const SIGHTINGS_MAX = 100;

let compiled: ReturnType<typeof compileDetectors> | null = null;

/**
 * Overwrites credentials and personal data, character by character, so that the places of findings still fit. The detectors
 * run anew: a decision keeps ten findings of a rule, and one secret more must not leave.
 */
export function maskAction(action: Action): MaskedAction {
  compiled ??= compileDetectors(DETECTORS.filter(({ id }) => MASKING.has(id)));
  // Settings of its own: what one organization said is not known when the next one's action is masked.
  const settings = { ...DEFAULT_DETECTION };
  const texts = compiled.collect(action, settings);
  const evidence: Evidence = { action, texts, session: null, nowMs: 0, settings, observations: [] };
  const masked = new Map<string, string>();
  for (const { detector, bit } of compiled.placed) {
    if (detector.kind !== "text") continue;
    for (const text of texts) {
      if ((text.detectors & bit) === 0) continue;
      const seen = detector.inspect(text, evidence);
      const isPersonal = detector.id === "personal-data";
      const spans = seen.flatMap(({ span, confidence }) =>
        span === null || (isPersonal && confidence < PERSONAL_CONFIDENCE_MIN) ? [] : [span],
      );
      const before = masked.get(text.text) ?? text.text;
      masked.set(text.text, seen.length >= SIGHTINGS_MAX ? "*".repeat(before.length) : overwritten(before, spans));
    }
  }
  return {
    texts: texts.map(({ path, origin, text }) => ({ path, origin, text: masked.get(text) ?? text })),
    payload: maskedValue(action.payload, masked),
  };
}

function overwritten(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  return spans.reduce(
    (rest, { start, end }) => `${rest.slice(0, start)}${"*".repeat(end - start)}${rest.slice(end)}`,
    text,
  );
}

/** At most 64 levels deep, like every body that was let in. */
function maskedValue(value: unknown, masked: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") return masked.get(value) ?? value;
  if (typeof value === "number") return masked.get(String(value)) ?? value;
  if (Array.isArray(value)) return value.map((inner) => maskedValue(inner, masked));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [masked.get(key) ?? key, maskedValue(inner, masked)]),
  );
}
