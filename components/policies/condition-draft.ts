import { type ConditionForm, readCondition, writeCondition } from "./condition-form";

/**
 * A condition being edited, as rows or as source. `text` is what will be saved. `form` are the rows of exactly that text,
 * unfinished ones included; null while the text says more than rows can.
 */
export interface ConditionDraft {
  readonly view: "form" | "source";
  readonly text: string;
  readonly form: ConditionForm | null;
}

/** A saved condition, opened as rows where rows can say it. Its text stays as it is until somebody edits it. */
export function conditionDraftOf(text: string): ConditionDraft {
  const form = readCondition(text);
  return { view: form === null ? "source" : "form", text, form };
}

/** After an edit of the rows. */
export function withForm(form: ConditionForm): ConditionDraft {
  return { view: "form", text: writeCondition(form), form };
}

/** After an edit of the source. */
export function withSource(text: string): ConditionDraft {
  return { view: "source", text, form: readCondition(text) };
}

/** The same condition in the other view; the same view where the text has no rows. Nothing typed is lost either way. */
export function shownAs(draft: ConditionDraft, view: ConditionDraft["view"]): ConditionDraft {
  return view === "form" && draft.form === null ? draft : { ...draft, view };
}
