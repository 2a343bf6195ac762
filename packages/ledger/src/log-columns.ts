import { equalBytes } from "./bytes";

/**
 * The first column, by name, whose stored value is not the one recomputed from the body; `null` when all agree.
 * A missing column and `null` are the same; numbers, texts, booleans, bytes, times and lists of these are compared.
 */
export function differingColumn(
  stored: Readonly<Record<string, unknown>>,
  recomputed: Readonly<Record<string, unknown>>,
): string | null {
  const names = [...new Set([...Object.keys(stored), ...Object.keys(recomputed)])].sort();
  return names.find((name) => !sameValue(stored[name] ?? null, recomputed[name] ?? null)) ?? null;
}

function sameValue(a: unknown, b: unknown): boolean {
  if (a instanceof Uint8Array && b instanceof Uint8Array) return equalBytes(a, b);
  if (a instanceof Date && b instanceof Date) return a.getTime() === b.getTime();
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  return a === b;
}
