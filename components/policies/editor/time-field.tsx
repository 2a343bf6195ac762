import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { minutesInWords, minutesOf, TIME_UNITS, type TimeDraft } from "../review/time";

export interface TimeFieldProps {
  id: string;
  label: string;
  /** What no amount means, in words: `24 hours`. */
  unset: string;
  value: TimeDraft;
  onValueChange: (value: TimeDraft) => void;
  error?: string | undefined;
}

/** A span of time: an amount, its unit, and both in words, so that 4 of the wrong unit is seen. */
export function TimeField({ id, label, unset, value, onValueChange, error }: TimeFieldProps) {
  const minutes = minutesOf(value);
  const words = minutes === null ? unset : Number.isNaN(minutes) ? undefined : minutesInWords(minutes);
  return (
    <Field id={id} label={label} error={error} aside={words}>
      {(control) => (
        <div className="grid grid-cols-[minmax(0,1fr)_112px] gap-1.5">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            placeholder="unset"
            value={value.amount}
            onChange={({ target }) => onValueChange({ ...value, amount: target.value })}
          />
          <Select
            aria-label={`${label}: unit`}
            value={value.unit}
            onChange={({ target }) => {
              const unit = TIME_UNITS.find((one) => one === target.value);
              if (unit !== undefined) onValueChange({ ...value, unit });
            }}
            options={TIME_UNITS.map((unit) => ({ value: unit, label: unit }))}
          />
        </div>
      )}
    </Field>
  );
}
