"use client";

import { X } from "lucide-react";
import { useState } from "react";
import { formatCount } from "../../lib/format";
import { Combobox } from "../../ui/combobox";
import { IconButton } from "../../ui/icon-button";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { operatorsFor } from "../condition/operator-choice";
import { isOperator, OPERATORS, VALUE_HINTS } from "../condition/operators";
import type { FieldSuggestion } from "../condition/vocabulary";
import { type ConditionRow, rowProblem } from "../condition-form";

export interface ConditionRowFieldsProps {
  /** Counts from 1; names the controls. */
  number: number;
  row: ConditionRow;
  fields: readonly FieldSuggestion[];
  /** Marks what is missing; off while the row is still being filled in. A wrong value is marked once its field was left. */
  isChecked: boolean;
  /** Takes the cursor when it appears. */
  hasFocus: boolean;
  onChange: (row: ConditionRow) => void;
  onRemove: () => void;
}

/** Field, operator and value of one row. On phones the field has a line of its own. */
export function ConditionRowFields(props: ConditionRowFieldsProps) {
  const { number, row, fields, isChecked, hasFocus, onChange, onRemove } = props;
  const typesOf = (path: string) => fields.find((field) => field.path === path.trim())?.types ?? null;
  const fitting = operatorsFor(row.field, typesOf(row.field));
  const operators = fitting.includes(row.operator) ? fitting : [row.operator, ...fitting];
  const { value: kind } = OPERATORS[row.operator];
  const [wasLeft, setLeft] = useState(false);
  const problem = isChecked || (wasLeft && row.field.trim() !== "" && row.value.trim() !== "") ? rowProblem(row) : null;
  const isFieldBad = problem !== null && rowProblem({ ...row, operator: "exists" }) !== null;

  const changeField = (field: string) => {
    const types = typesOf(field);
    const fitsNow = operatorsFor(field, types);
    const [likeliest = row.operator] = fitsNow;
    // Until there is a value, the operator was not chosen for this field either.
    const isOpen = row.value === "" && types !== null;
    onChange({ ...row, field, operator: fitsNow.includes(row.operator) && !isOpen ? row.operator : likeliest });
  };
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)_minmax(0,1fr)_28px] gap-1.5 sm:grid-cols-[minmax(0,1.25fr)_136px_minmax(0,1fr)_28px]">
      <div className="min-w-0 max-sm:col-span-3">
        <Combobox
          isMono
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever adds a row goes on in it
          autoFocus={hasFocus}
          aria-label={`Field of condition ${number}`}
          aria-invalid={isFieldBad || undefined}
          placeholder="payload.amount"
          value={row.field}
          onValueChange={changeField}
          options={fields.map(({ path, types, count, doc }) => ({
            value: path,
            detail: count === null ? doc : `${types.join(" or ")}, in ${formatCount(count)}`,
          }))}
        />
      </div>
      <Select
        aria-label={`Operator of condition ${number}`}
        options={operators.map((operator) => ({ value: operator, label: OPERATORS[operator].words }))}
        value={row.operator}
        onChange={({ target }) => {
          if (isOperator(target.value)) onChange({ ...row, operator: target.value });
        }}
      />
      {kind === "none" ? (
        <span />
      ) : (
        <Input
          isMono
          aria-label={`Value of condition ${number}`}
          aria-invalid={(problem !== null && !isFieldBad) || undefined}
          placeholder={VALUE_HINTS[kind]}
          inputMode={kind === "count" ? "numeric" : undefined}
          autoComplete="off"
          spellCheck={false}
          value={row.value}
          onChange={({ target }) => onChange({ ...row, value: target.value })}
          onBlur={() => setLeft(true)}
        />
      )}
      <IconButton label={`Remove condition ${number}`} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
      {problem === null ? null : <p className="col-span-full text-12 text-bad">{problem}</p>}
    </div>
  );
}
