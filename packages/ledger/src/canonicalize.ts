import { locateRefusal } from "./canonicalize-refusal";
import { isPlainObject, LONE_SURROGATE, NESTING_MAX } from "./json-value";

/**
 * The RFC 8785 (JCS) text of a JSON value: keys in UTF-16 code-unit order, ECMAScript numbers (`-0` is `0`), shortest
 * string escapes, no white space. Equal values give equal texts, so the text can be hashed.
 *
 * Throws `CanonicalizeError` naming the path of what has no such text: `undefined`, a function, symbol or bigint, NaN
 * and the infinities, a lone surrogate in a string or key, an object that is not plain (Date, Map, bytes), a cycle, or
 * nesting deeper than 512.
 */
export function canonicalize(value: unknown): string {
  try {
    return serialize(value, 0);
  } catch (error) {
    // The path is found by a second walk, so that values in order pay nothing for it.
    if (error instanceof Refused) throw locateRefusal(value);
    throw error;
  }
}

class Refused extends Error {}

function serialize(value: unknown, depth: number): string {
  switch (typeof value) {
    case "string":
      return quote(value);
    case "number":
      if (!Number.isFinite(value)) throw new Refused();
      return String(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      if (depth === NESTING_MAX) throw new Refused();
      if (Array.isArray(value)) return serializeArray(value, depth + 1);
      if (isPlainObject(value)) return serializeObject(value, depth + 1);
      throw new Refused();
    default:
      throw new Refused();
  }
}

function serializeArray(items: readonly unknown[], depth: number): string {
  let text = "[";
  for (let i = 0; i < items.length; i++)
    text += i === 0 ? serialize(items[i], depth) : `,${serialize(items[i], depth)}`;
  return `${text}]`;
}

function serializeObject(members: Readonly<Record<string, unknown>>, depth: number): string {
  const keys = Object.keys(members);
  if (!isSorted(keys)) keys.sort();
  let text = "{";
  let separator = "";
  for (const key of keys) {
    text += `${separator}${quote(key)}:${serialize(members[key], depth)}`;
    separator = ",";
  }
  return `${text}}`;
}

// `<` and the default sort both compare UTF-16 code units, as RFC 8785 §3.2.3 asks.
function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if ((keys[i - 1] ?? "") > (keys[i] ?? "")) return false;
  return true;
}

/** Most strings are short ASCII with nothing to escape; for the others JSON.stringify escapes as RFC 8785 §3.2.2.2 does. */
function quote(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit > 0x7e || unit === 0x22 || unit === 0x5c) {
      if (LONE_SURROGATE.test(text)) throw new Refused();
      return JSON.stringify(text);
    }
  }
  return `"${text}"`;
}
