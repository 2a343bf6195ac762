import { formatDuration, formatPlural } from "../../lib/format";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import type { PolicyFields } from "../draft";
import type { FieldErrors } from "../draft-problems";

/** As server/decisions opens a review without settings: one person, 24 hours. */
const APPROVALS_DEFAULT = "1";
const SLA_MINUTES_DEFAULT = "1440";
const APPROVALS = ["1", "2", "3", "4", "5"] as const;
const SLA_MINUTES = ["15", "30", "60", "240", "480", "1440", "4320", "10080"] as const;

export interface ReviewFieldsProps {
  fields: PolicyFields;
  errors: FieldErrors;
  onChange: (part: Partial<PolicyFields>) => void;
}

/** How a review this policy opens is run. */
export function ReviewFields({ fields, errors, onChange }: ReviewFieldsProps) {
  const approvals = fields.requiredApprovals || APPROVALS_DEFAULT;
  const sla = fields.slaMinutes || SLA_MINUTES_DEFAULT;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field
        id="required-approvals"
        label="Approvals needed"
        hint={approvals === "1" ? undefined : "By different people."}
        error={errors.requiredApprovals}
      >
        {(control) => (
          <Select
            {...control}
            value={approvals}
            onChange={({ target }) => onChange({ requiredApprovals: target.value })}
            options={withValue(APPROVALS, approvals).map((value) => ({
              value,
              label: formatPlural(Number(value), "person", "people"),
            }))}
          />
        )}
      </Field>
      <Field id="sla-minutes" label="Answer within" hint="After that the action is rejected." error={errors.slaMinutes}>
        {(control) => (
          <Select
            {...control}
            value={sla}
            onChange={({ target }) => onChange({ slaMinutes: target.value })}
            options={withValue(SLA_MINUTES, sla).map((value) => ({
              value,
              label: formatDuration(Number(value) * 60_000),
            }))}
          />
        )}
      </Field>
    </div>
  );
}

/** The usual choices and, where it is another, the one that is set. */
function withValue(values: readonly string[], value: string): readonly string[] {
  return values.includes(value) ? values : [...values, value].sort((a, b) => Number(a) - Number(b));
}
