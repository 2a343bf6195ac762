import type { FieldProblem } from "@/server/errors";
import { sentence } from "../lib/sentence";
import { rowProblem } from "./condition-form";
import type { PolicyFields } from "./draft";
import { type ReviewPlace, reviewProblems } from "./review/review-draft";

/** The fields of the editor a message can stand beside. */
export type EditorField = Exclude<keyof PolicyFields, "shadow" | "decision" | "review"> | ReviewPlace;
export type FieldErrors = Partial<Record<EditorField, string>>;

const PRIORITY_MAX = 1_000_000;

/** What the editor itself can tell is missing; whatever it cannot, the server does. */
export function problemsOf(fields: PolicyFields): FieldErrors {
  const { condition, priority } = fields;
  const hasBadRow = condition.view === "form" && condition.form?.rows.some((row) => rowProblem(row) !== null);
  const isPriority = /^\d{1,7}$/.test(priority.trim()) && Number(priority) <= PRIORITY_MAX;
  return {
    ...(fields.name.trim() === "" ? { name: "Give it a name; the log and reviewers will show it." } : {}),
    ...(fields.actionTypes.length === 0 ? { actionTypes: "Choose at least one kind of action." } : {}),
    ...(hasBadRow ? { condition: "Complete or remove the marked rows." } : {}),
    ...reviewProblems(fields.review),
    ...(priority.trim() === "" || isPriority ? {} : { priority: "Enter a whole number from 0 to 1,000,000." }),
  };
}

const PLACES: Readonly<Record<string, EditorField>> = {
  name: "name",
  description: "description",
  actionTypes: "actionTypes",
  agentIds: "agentIds",
  tools: "tools",
  condition: "condition",
  priority: "priority",
};
const TERMS = "requiredApprovals|slaMinutes|approvers";
/** A place in the review settings that has a control; an item of a list is said beside its list. */
const REVIEW_PLACE = new RegExp(
  `^review\\.(?:${TERMS}|bands(?:\\[\\d+\\](?:\\.(?:condition|${TERMS}))?)?|escalateTo(?:\\[\\d+\\])?)`,
);

/** The server's problems beside their fields, and in words those that belong to none. */
export function placed(problems: readonly FieldProblem[]): { readonly fields: FieldErrors; readonly others: string[] } {
  const fields: FieldErrors = {};
  const others: string[] = [];
  for (const { path, message } of problems) {
    const place = PLACES[path] ?? reviewPlace(path) ?? PLACES[path.replace(/\[.*$/s, "")];
    if (place === undefined) others.push(`${path}: ${message}`);
    else fields[place] ??= sentence(message);
  }
  return { fields, others };
}

function reviewPlace(path: string): ReviewPlace | undefined {
  const place = REVIEW_PLACE.exec(path)?.[0];
  return place === undefined ? undefined : `review.${place.slice("review.".length)}`;
}
