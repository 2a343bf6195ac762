import type { TaskRule } from "@/server/reviews/schemas";
import { type ConditionForm, readCondition } from "../policies/condition-form";

/** A rule's condition in rows, and the number under which each field of payload or context is marked. */
export interface RuleEvidence {
  /** Null where the condition says something rows cannot. */
  readonly form: ConditionForm | null;
  /** Field (`payload.amount`) to its number, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
}

const PATH = /^(?:payload|context)(?:\.[A-Za-z_]\w*|\["(?:[^"\\]|\\.)*"\])+$/;
const NAME = /\.([A-Za-z_]\w*)|\[("(?:[^"\\]|\\.)*")\]/g;

/** What to mark of an action for the rule that held it. */
export function evidenceOf(rule: TaskRule | null): RuleEvidence {
  const form = rule === null ? null : readCondition(rule.condition);
  const fields = new Set((form?.rows ?? []).map(({ field }) => field).filter((field) => PATH.test(field)));
  return { form, numbers: new Map([...fields].map((field, index) => [field, index + 1])) };
}

/** The names on the way to a field of `root`; null for a field elsewhere. */
function namesOf(field: string, root: "payload" | "context"): readonly string[] | null {
  if (!field.startsWith(root) || !PATH.test(field)) return null;
  return [...field.matchAll(NAME)].map(([, name, quoted]) => name ?? String(JSON.parse(quoted ?? '""')));
}

/** The RFC 6901 pointer of these names. */
export function pointerOf(names: readonly string[]): string {
  return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Marked pointers of `root`, with their numbers. */
export function pointersIn(root: "payload" | "context", { numbers }: RuleEvidence): ReadonlyMap<string, number> {
  return new Map(
    [...numbers].flatMap(([field, number]) => {
      const names = namesOf(field, root);
      return names === null ? [] : [[pointerOf(names), number] as const];
    }),
  );
}
