import type { Action, JsonValue, TextEvidence, TextOrigin } from "@mastguard/engine";
import { filled, type Place, privatePlaces, textsOf, united } from "./private-places";
import { RepeatedValues } from "./repeated-values";

/** A text of an action with what is nobody's business overwritten; path and offsets are those of the original. */
export interface MaskedText {
  readonly path: string;
  readonly origin: TextOrigin;
  readonly text: string;
}

export interface MaskedAction {
  readonly texts: readonly MaskedText[];
  /** The payload with the same texts masked, keys and numbers included. */
  readonly payload: unknown;
  /** What is said of the action besides, such as its tool's name, masked like its texts. */
  readonly masked: (text: string) => string;
}

/** A name a developer gave. What is none may be somebody's data, and then the field above may say what it is. */
const PLAIN_KEY = /^[A-Za-z_$][A-Za-z_$-]{0,39}\d{0,3}$/;

/**
 * Overwrites credentials and personal data, character by character, so that the places of findings still fit; what is
 * recognized in one place is overwritten wherever it is repeated. The detectors run anew: a decision keeps ten findings of a
 * rule, and one secret more must not leave.
 */
export function maskAction(action: Action): MaskedAction {
  const texts = textsOf(action);
  const names = [action.actionType, action.tool, ...keysOf(action.payload)];
  const namesRead = textsOf({ ...action, payload: { "": names }, context: {} });
  const places = new Map<string, readonly Place[]>();
  for (const text of distinct([...texts, ...namesRead])) {
    const seen = privatePlaces(action, text);
    if (seen.length > 0) places.set(text.text, united([...(places.get(text.text) ?? []), ...seen]));
  }
  const values = new RepeatedValues(
    [...places].flatMap(([text, seen]) => seen.map(({ start, end }) => text.slice(start, end))),
  );
  const known = new Map<string, string>();
  const masked = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const hidden = values.hiddenIn(filled(text, places.get(text) ?? [], "*"));
    known.set(text, hidden);
    return hidden;
  };
  return {
    texts: texts.map(({ path, origin, text }) => ({ path, origin, text: masked(text) })),
    payload: maskedValue(action.payload, masked),
    masked,
  };
}

/** One of those that would be read alike. */
function distinct(texts: readonly TextEvidence[]): readonly TextEvidence[] {
  return [...new Map(texts.map((text) => [JSON.stringify([text.key, text.text]), text])).values()];
}

/** Every key of a value once under each name it stands below, as a text to be read. */
function keysOf(value: JsonValue): readonly JsonValue[] {
  const keys = new Map<string, JsonValue>();
  const open: { readonly above: string; readonly value: JsonValue }[] = [{ above: "", value }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { above, value } = next;
    if (typeof value !== "object" || value === null) continue;
    if (isList(value)) {
      for (const inner of value) open.push({ above, value: inner });
      continue;
    }
    for (const [key, inner] of Object.entries(value)) {
      const name = PLAIN_KEY.test(key) ? "" : above;
      keys.set(JSON.stringify([name, key]), name === "" ? key : { [name]: key });
      open.push({ above: key, value: inner });
    }
  }
  return [...keys.values()];
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** At most 64 levels deep, like every body that was let in. */
function maskedValue(value: unknown, masked: (text: string) => string): unknown {
  if (typeof value === "string") return masked(value);
  if (typeof value === "number") {
    const written = masked(String(value));
    return written === String(value) ? value : written;
  }
  if (Array.isArray(value)) return value.map((inner) => maskedValue(inner, masked));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [masked(key), maskedValue(inner, masked)]));
}
