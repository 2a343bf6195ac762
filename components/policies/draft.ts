import type { ActionType, Verdict } from "@mastguard/engine";
import type { PolicyPatch, PolicyView } from "@/server/policies/schemas";
import { type ConditionDraft, conditionDraftOf, shownAs } from "./condition-draft";
import { type ReviewDraft, reviewDraftOf, reviewOf } from "./review/review-draft";

/** What a person has typed, fields as their controls hold them. Numbers are text until they are sent. */
export interface PolicyFields {
  readonly name: string;
  readonly description: string;
  readonly actionTypes: readonly ActionType[];
  readonly agentIds: readonly string[];
  readonly tools: readonly string[];
  readonly condition: ConditionDraft;
  readonly decision: Verdict;
  readonly review: ReviewDraft;
  /** Empty, for a new policy, means behind all others. */
  readonly priority: string;
  readonly shadow: boolean;
}

/** An edit under way. `base` is the policy it started from; null for a new one. */
export interface PolicyDraft {
  readonly base: PolicyView | null;
  readonly fields: PolicyFields;
}

/** An edit that has changed nothing yet. */
export function draftOf(base: PolicyView | null): PolicyDraft {
  return { base, fields: fieldsOf(base) };
}

/**
 * A kept edit. One that says just what is stored goes on as it was typed: in its units, with names begun. One that changed nothing of
 * something older starts again from what is stored, in the chosen view of the condition.
 */
export function resumed(draft: PolicyDraft | null, stored: PolicyView | null): PolicyDraft {
  if (draft === null) return draftOf(stored);
  if (isChanged(draft)) return draft;
  const { base, fields } = draftOf(stored);
  if (saysSame(draft.fields, fields)) return { base, fields: draft.fields };
  return { base, fields: { ...fields, condition: shownAs(fields.condition, draft.fields.condition.view) } };
}

/** What is left of an edit once it is saved: how things were typed. Null where the server keeps it in other words. */
export function afterSave({ fields }: PolicyDraft, saved: PolicyView): PolicyDraft | null {
  return saysSame(fields, fieldsOf(saved)) ? { base: saved, fields } : null;
}

/** The fields that differ from `base`; all of them for a new policy. */
export function changesOf({ base, fields }: PolicyDraft): PolicyPatch {
  const before = new Map<string, unknown>(base === null ? [] : Object.entries(contentOf(fieldsOf(base))));
  return Object.fromEntries(
    Object.entries(contentOf(fields)).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before.get(field)),
    ),
  );
}

/** Whether sending it would change anything. */
export function isChanged(draft: PolicyDraft): boolean {
  return !saysSame(draft.fields, fieldsOf(draft.base));
}

function saysSame(one: PolicyFields, other: PolicyFields): boolean {
  return JSON.stringify(contentOf(one)) === JSON.stringify(contentOf(other));
}

/** Whether sending it makes a new version, rather than only a new place. */
export function isNewVersion(draft: PolicyDraft): boolean {
  return Object.keys(changesOf(draft)).some((field) => field !== "priority" && field !== "shadow");
}

/** The same edit on top of what somebody else saved meanwhile: fields this person left alone are taken from `theirs`. */
export function rebase({ base, fields }: PolicyDraft, theirs: PolicyView): PolicyDraft {
  const before = fieldsOf(base);
  const saved = fieldsOf(theirs);
  const isMine = (field: keyof PolicyFields) => textOf(fields[field]) !== textOf(before[field]);
  const pick = <Field extends keyof PolicyFields>(field: Field): PolicyFields[Field] =>
    isMine(field) ? fields[field] : saved[field];
  return {
    base: theirs,
    fields: {
      name: pick("name"),
      description: pick("description"),
      actionTypes: pick("actionTypes"),
      agentIds: pick("agentIds"),
      tools: pick("tools"),
      condition: pick("condition"),
      decision: pick("decision"),
      review: pick("review"),
      priority: pick("priority"),
      shadow: pick("shadow"),
    },
  };
}

function fieldsOf(policy: PolicyView | null): PolicyFields {
  return {
    name: policy?.name ?? "",
    description: policy?.description ?? "",
    actionTypes: policy?.actionTypes ?? [],
    agentIds: policy?.agentIds ?? [],
    tools: policy?.tools ?? [],
    condition: conditionDraftOf(policy?.condition ?? ""),
    decision: policy?.decision ?? "HITL",
    review: reviewDraftOf(policy?.review ?? null),
    priority: policy?.priority.toString() ?? "",
    shadow: policy?.shadow ?? false,
  };
}

/** The fields as the server takes them. */
export function contentOf(fields: PolicyFields) {
  const { name, description, actionTypes, agentIds, tools, condition, decision, review, priority, shadow } = fields;
  return {
    name: name.trim(),
    description: description.trim() === "" ? null : description,
    actionTypes: [...actionTypes],
    agentIds: [...agentIds],
    tools: [...tools],
    condition: condition.text,
    decision,
    // Kept when the decision is another one for now: switching back finds it.
    review: reviewOf(review),
    ...(priority.trim() === "" ? {} : { priority: Number(priority) }),
    shadow,
  } satisfies PolicyPatch;
}

/** How a condition is shown is not part of what it says. */
function textOf(field: PolicyFields[keyof PolicyFields]): string {
  if (typeof field !== "object") return JSON.stringify(field);
  if ("levels" in field) return JSON.stringify(reviewOf(field));
  return JSON.stringify("text" in field ? field.text : field);
}
