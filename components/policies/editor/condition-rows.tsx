"use client";

import { cx } from "class-variance-authority";
import { Plus } from "lucide-react";
import type { ConditionVocabulary } from "@/server/policies/schemas";
import { formatPlural } from "../../lib/format";
import { Button } from "../../ui/button";
import { Select } from "../../ui/select";
import { fieldsOf } from "../condition/vocabulary";
import { type ConditionForm, type ConditionRow, EMPTY_ROW, guarded } from "../condition-form";
import { ConditionRowFields } from "./condition-row-fields";

export interface ConditionRowsProps {
  form: ConditionForm;
  onFormChange: (form: ConditionForm) => void;
  vocabulary: ConditionVocabulary | undefined;
  /** Whether what is missing in a row is said. */
  isMarked: (row: ConditionRow, index: number) => boolean;
  /** The row that was just added: it takes the cursor. */
  added: number | null;
  onAdded: (index: number) => void;
}

/** The condition as rows that all must hold, or of which any must. */
export function ConditionRows({ form, onFormChange, vocabulary, isMarked, added, onAdded }: ConditionRowsProps) {
  const { join, rows } = form;
  const fields = vocabulary === undefined ? [] : fieldsOf(vocabulary);
  const setRows = (next: readonly ConditionRow[]) => onFormChange({ ...form, rows: next });
  const safer = guarded(form);
  return (
    <div className="grid gap-2">
      {rows.length === 0 ? (
        <p className="text-fg-2">Always: every action of these kinds. Add a condition to narrow it.</p>
      ) : null}
      {rows.map((row, index) => (
        // Rows have no identity of their own, and all of their state is in the draft.
        <div
          key={index}
          className="grid grid-cols-[76px_minmax(0,1fr)] items-start gap-2 max-sm:grid-cols-[minmax(0,1fr)]"
        >
          <span className="flex min-h-7 items-center text-12 text-fg-2 sm:justify-end">
            {index === 0 && rows.length > 1 ? (
              <Select
                aria-label="How conditions are joined"
                options={[
                  { value: "all", label: "all of" },
                  { value: "any", label: "any of" },
                ]}
                value={join}
                onChange={({ target }) => onFormChange({ ...form, join: target.value === "any" ? "any" : "all" })}
              />
            ) : index === 0 ? (
              "when"
            ) : join === "all" ? (
              "and"
            ) : (
              "or"
            )}
          </span>
          <ConditionRowFields
            number={index + 1}
            row={row}
            fields={fields}
            isChecked={isMarked(row, index)}
            hasFocus={index === added}
            onChange={(changed) => setRows(rows.map((other, at) => (at === index ? changed : other)))}
            onRemove={() => setRows(rows.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className={cx("flex flex-wrap items-center gap-x-2 gap-y-1", rows.length > 0 && "sm:pl-[78px]")}>
        <Button
          variant="ghost"
          size="sm"
          onClick={() => {
            setRows([...rows, EMPTY_ROW]);
            onAdded(rows.length);
          }}
        >
          <Plus aria-hidden />
          Condition
        </Button>
        {safer === null ? null : (
          <Button
            variant="ghost"
            size="sm"
            title="A field that is missing makes the condition fail, and a failed condition counts as its decision"
            onClick={() => onFormChange(safer)}
          >
            Skip actions without these fields
          </Button>
        )}
        <span className="ml-auto text-12 text-fg-3">{seenInWords(vocabulary)}</span>
      </div>
    </div>
  );
}

function seenInWords(vocabulary: ConditionVocabulary | undefined): string {
  if (vocabulary === undefined) return "";
  if (vocabulary.observed === null) return "Your role does not show fields of payloads";
  if (vocabulary.observed.length === 0) return "No traffic yet; type any field";
  return `${formatPlural(vocabulary.observed.length, "field")} seen in recent actions`;
}
