import { CanonicalizeError } from "./errors";
import { isPlainObject, LONE_SURROGATE, NESTING_MAX } from "./json-value";

/** The error for the first value, in the order of the text, that has no RFC 8785 text. */
export function locateRefusal(value: unknown): CanonicalizeError {
  // A getter may answer differently the second time; then only the root can be blamed.
  return find(value, "$", []) ?? new CanonicalizeError("$", "changed while it was read");
}

function find(value: unknown, path: string, ancestors: readonly object[]): CanonicalizeError | null {
  if (typeof value !== "object" || value === null) {
    const reason = scalarRefusal(value);
    return reason === null ? null : new CanonicalizeError(path, reason);
  }
  if (ancestors.includes(value)) return new CanonicalizeError(path, "refers to an object that contains it");
  if (ancestors.length === NESTING_MAX) return new CanonicalizeError(path, `nests deeper than ${NESTING_MAX}`);
  const inside = [...ancestors, value];
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) {
      const found = find(value[i], `${path}[${i}]`, inside);
      if (found !== null) return found;
    }
    return null;
  }
  if (!isPlainObject(value)) return new CanonicalizeError(path, "is not a plain object");
  for (const key of Object.keys(value).sort()) {
    const at = path + step(key);
    if (LONE_SURROGATE.test(key)) return new CanonicalizeError(at, "has a key with a lone surrogate");
    const found = find(value[key], at, inside);
    if (found !== null) return found;
  }
  return null;
}

function scalarRefusal(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return LONE_SURROGATE.test(value) ? "holds a lone surrogate" : null;
    case "number":
      return Number.isFinite(value) ? null : `is ${value}, not a finite number`;
    case "boolean":
    case "object":
      return null;
    default:
      return `is of type ${typeof value}, which JSON cannot hold`;
  }
}

function step(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
