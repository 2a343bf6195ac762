import { NAMED_LISTS, OPERATORS, type Operator } from "./operators";

/** What is known of a field's values: the types of an observed path, or of the language's own field. */
export type FieldTypes = readonly string[];

const EQUALITY = ["is", "isNot", "in", "notIn"] as const satisfies readonly Operator[];
const PRESENCE = ["exists", "missing"] as const satisfies readonly Operator[];
const ORDER = ["over", "atLeast", "under", "atMost"] as const satisfies readonly Operator[];
const TEXT = [
  "contains",
  "notContains",
  "startsWith",
  "endsWith",
  "matches",
  "network",
] as const satisfies readonly Operator[];
const LIST = ["includes", "notIncludes", "countOver", "countUnder"] as const satisfies readonly Operator[];
const ALL = Object.keys(OPERATORS).filter((name): name is Operator => Object.hasOwn(OPERATORS, name));

/**
 * The operators that make sense for a field, the likeliest first. All of them for a field nobody has seen yet, since
 * that is not a reason to forbid a rule.
 */
export function operatorsFor(field: string, types: FieldTypes | null): readonly Operator[] {
  const path = field.trim();
  if (path === "now") return ["within"];
  if (NAMED_LISTS.has(path)) return LIST;
  const known = (types ?? []).flatMap((type) => type.split(" or ")).filter((type) => type !== "null");
  const isOwn = /^(?:action|risk|session)\./.test(path);
  const presence = isOwn ? [] : PRESENCE;
  const [only] = known;
  if (known.length !== 1) return ALL.filter((operator) => operator !== "within");
  if (only === "number") return [...ORDER, ...EQUALITY, ...presence];
  if (only === "string") return [...EQUALITY, ...TEXT, ...presence];
  if (only === "boolean") return ["is", "isNot", ...presence];
  if (only === "list" || only === "map") return [...LIST, ...presence];
  return ALL;
}
