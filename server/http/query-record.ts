import { ValidationError } from "@/server/errors";

/**
 * The parameters of a raw query by name.
 * @param known the names the route reads.
 * @throws ValidationError for any other, for one given twice (which of them counts would be a guess), and for U+0000,
 *   which the database cannot hold.
 */
export function queryRecord(query: string, known: ReadonlySet<string>): Readonly<Record<string, string>> {
  if (query === "") return NONE;
  const seen = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    if (!known.has(name)) throw new ValidationError([{ path: name, message: "is not a known query parameter" }]);
    if (seen.has(name)) throw new ValidationError([{ path: name, message: "must be given once" }]);
    if (value.includes("\0")) throw new ValidationError([{ path: name, message: "must not contain U+0000" }]);
    seen.set(name, value);
  }
  return Object.fromEntries(seen);
}

const NONE: Readonly<Record<string, string>> = {};
