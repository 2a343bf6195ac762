import type { ObservedField } from "./schemas";

const DEPTH_MAX = 5;
const VALUES_MAX = 20_000;
const FIELDS_MAX = 500;
const KEY_LENGTH_MAX = 100;

type FieldType = ObservedField["types"][number];
interface Sighting {
  readonly types: Set<FieldType>;
  count: number;
}

/**
 * The paths these actions hold, as a condition writes them: `payload.customer.id`, `context["on call"]`. Names and types
 * only, never values. At most five levels and 500 paths, the most frequent first; elements of lists have no path of
 * their own. Looks at no more than 20,000 values, so the newest actions should come first.
 */
export function collectFields(records: Iterable<{ payload: unknown; context: unknown }>): ObservedField[] {
  const seen = new Map<string, Sighting>();
  let budget = VALUES_MAX;

  function visit(value: unknown, path: string, depth: number): void {
    if (depth === DEPTH_MAX || typeof value !== "object" || value === null || Array.isArray(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if (key.length > KEY_LENGTH_MAX) continue;
      if (budget === 0) return;
      budget -= 1;
      const below = `${path}${step(key)}`;
      const sighting = seen.get(below) ?? { types: new Set<FieldType>(), count: 0 };
      sighting.types.add(typeOf(member));
      sighting.count += 1;
      seen.set(below, sighting);
      visit(member, below, depth + 1);
    }
  }

  for (const { payload, context } of records) {
    if (budget === 0) break;
    visit(payload, "payload", 0);
    visit(context, "context", 0);
  }
  return [...seen]
    .map(([path, { types, count }]) => ({ path, types: [...types].sort(), count }))
    .sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1))
    .slice(0, FIELDS_MAX);
}

/** Words of the language itself: as a key they need brackets. */
const WORDS: ReadonlySet<string> = new Set(["true", "false", "null", "in"]);

function step(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) && !WORDS.has(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}

function typeOf(value: unknown): FieldType {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "string";
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "map";
}
