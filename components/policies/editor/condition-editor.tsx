"use client";

import { useId, useState } from "react";
import type { ConditionVocabulary } from "@/server/policies/schemas";
import { Segmented } from "../../ui/segmented";
import { useConditionCheck } from "../condition/use-condition-check";
import { type ConditionDraft, shownAs, withForm, withSource } from "../condition-draft";
import { type ConditionRow, isBlank, rowProblem } from "../condition-form";
import { ConditionRows } from "./condition-rows";
import { ConditionSource } from "./condition-source";
import { ConditionStatus } from "./condition-status";

export interface ConditionEditorProps {
  draft: ConditionDraft;
  onDraftChange: (draft: ConditionDraft) => void;
  vocabulary: ConditionVocabulary | undefined;
  /** How often saving was tried: from the first on unfinished rows are marked, those added since only once they hold something. */
  tries: number;
  error?: string | undefined;
  /** What it is a condition of; `Condition` unless said. */
  heading?: string;
  /** Puts the cursor into its first row: it was just added. */
  hasFocus?: boolean;
}

/** The row that was added last, and how often saving had been tried then. */
interface AddedRow {
  readonly index: number;
  readonly tries: number;
}

/** One condition in two views; what rows cannot say stays in the source view. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { draft, onDraftChange, vocabulary, tries, error, heading = "Condition", hasFocus = false } = props;
  const id = useId();
  const statusId = `${id}-status`;
  const { view, form, text } = draft;
  const state = useConditionCheck(text);
  const [added, setAdded] = useState<AddedRow | null>(hasFocus ? { index: 0, tries } : null);
  const isMarked = (row: ConditionRow, index: number) =>
    tries > 0 && !(isBlank(row) && added?.index === index && added.tries === tries);
  const isUnfinished = view === "form" && (form?.rows.some((row) => rowProblem(row) !== null) ?? false);
  const hasMarks = form?.rows.some((row, index) => rowProblem(row) !== null && isMarked(row, index)) ?? false;
  const isInvalid = error !== undefined || state.answer?.ok === false;
  return (
    <section aria-labelledby={id} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h3 id={id} className="text-12 font-medium text-fg-2">
          {heading}
        </h3>
        {form === null && view === "source" && text.trim() !== "" ? (
          <span className="text-12 text-fg-3">cannot be shown as rows</span>
        ) : null}
        <Segmented
          label="View of the condition"
          className="ml-auto"
          value={view}
          onValueChange={(chosen) => onDraftChange(shownAs(draft, chosen))}
          options={[
            { value: "form", label: "Form", isDisabled: form === null },
            { value: "source", label: "Source" },
          ]}
        />
      </div>
      {view === "form" && form !== null ? (
        <>
          <ConditionRows
            form={form}
            onFormChange={(changed) => onDraftChange(withForm(changed))}
            vocabulary={vocabulary}
            isMarked={isMarked}
            added={added?.index ?? null}
            onAdded={(index) => setAdded({ index, tries })}
          />
          {text === "" || form.rows.some(isBlank) ? null : (
            <p className="font-mono text-12 break-all text-fg-3 sm:pl-[84px]">
              <span className="sr-only">In CEL: </span>
              {text}
            </p>
          )}
        </>
      ) : (
        <ConditionSource
          text={text}
          onTextChange={(changed) => onDraftChange(withSource(changed))}
          vocabulary={vocabulary}
          isInvalid={isInvalid}
          describedBy={statusId}
        />
      )}
      <div className={view === "form" ? "sm:pl-[84px]" : undefined}>
        {isUnfinished ? (
          <output id={statusId} className="block min-h-5 text-12 text-bad">
            {hasMarks ? error : null}
          </output>
        ) : (
          <ConditionStatus id={statusId} state={state} error={error} />
        )}
      </div>
    </section>
  );
}
