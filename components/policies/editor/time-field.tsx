import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Select } from "../../ui/select";
import { TIME_UNITS, type TimeDraft } from "../review/time";

export interface TimeFieldProps {
  id: string;
  label: string;
  /** What no amount means. */
  placeholder: string;
  value: TimeDraft;
  onValueChange: (value: TimeDraft) => void;
  error?: string | undefined;
}

/** A span of time: an amount, and its unit. */
export function TimeField({ id, label, placeholder, value, onValueChange, error }: TimeFieldProps) {
  return (
    <Field id={id} label={label} error={error}>
      {(control) => (
        <div className="grid grid-cols-[minmax(0,1fr)_112px] gap-1.5">
          <Input
            {...control}
            inputMode="decimal"
            autoComplete="off"
            placeholder={placeholder}
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
