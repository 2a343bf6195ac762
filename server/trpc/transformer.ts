import superjson, { type SuperJSONResult } from "superjson";

/**
 * How values travel between the pages and the server: superjson, which throws at keys named `constructor` or `prototype`. Agents may name
 * fields so, and a review that no page could show would be one that nobody can answer; such keys travel with a NUL before them, which no
 * payload holds.
 */
export const transformer = {
  serialize: (value: unknown): SuperJSONResult => superjson.serialize(renamed(value, (key) => `\0${key}`, REFUSED)),
  deserialize: (value: SuperJSONResult): unknown =>
    renamed(superjson.deserialize(value), (key) => key.slice(1), TRAVELLING),
};

const REFUSED = /^\0*(?:constructor|prototype)$/;
const TRAVELLING = /^\0+(?:constructor|prototype)$/;

/** With the keys that match under another name, at every depth; what holds none is the same object. */
function renamed(value: unknown, rename: (key: string) => string, keys: RegExp): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => renamed(item, rename, keys));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isPlain(value)) return value;
  let isSame = true;
  const entries = Object.entries(value).map(([key, child]) => {
    const entry = [keys.test(key) ? rename(key) : key, renamed(child, rename, keys)] as const;
    if (entry[0] !== key || entry[1] !== child) isSame = false;
    return entry;
  });
  return isSame ? value : Object.fromEntries(entries);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
