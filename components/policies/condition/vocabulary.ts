import type { ConditionVocabulary } from "@/server/policies/schemas";
import type { FieldTypes } from "./operator-choice";

/** A field a row can be about, as its suggestion shows it. */
export interface FieldSuggestion {
  readonly path: string;
  readonly types: FieldTypes;
  /** How many recent actions had it; null for the language's own. */
  readonly count: number | null;
  readonly doc: string | null;
}

/** Roots of which only parts can be compared. */
const CONTAINERS: ReadonlySet<string> = new Set(["action", "payload", "context", "session", "risk"]);

/** Every field a row can be about: first what real traffic holds, most frequent first, then the language's own. */
export function fieldsOf({ variables, observed }: ConditionVocabulary): readonly FieldSuggestion[] {
  const own = variables.flatMap(({ name, type, doc, fields }): readonly FieldSuggestion[] =>
    CONTAINERS.has(name)
      ? (fields ?? []).map((field) => ({
          path: `${name}.${field.name}`,
          types: [field.type],
          count: null,
          doc: field.doc,
        }))
      : [{ path: name, types: [type], count: null, doc }],
  );
  const seen = (observed ?? [])
    .filter(({ types }) => !(types.length === 1 && types[0] === "map"))
    .map(({ path, types, count }) => ({ path, types, count, doc: null }));
  return [...seen, ...own];
}
