import { formatPlural } from "../../lib/format";
import { Field } from "../../ui/field";
import { Select } from "../../ui/select";
import type { ReviewErrors, TermsDraft } from "../review/review-draft";
import { DEFAULT_MINUTES, minutesInWords } from "../review/time";
import type { Principals } from "../review/use-principals";
import { PeopleField } from "./people-field";
import { TimeField } from "./time-field";

const APPROVALS = ["1", "2", "3", "4", "5"] as const;

/** What is shown where nothing is set: the defaults of a review, or, in a band, that it is as for all. */
const UNSET = {
  all: { approvals: null, approvers: "Whoever may decide reviews", time: minutesInWords(DEFAULT_MINUTES) },
  band: { approvals: "as for all", approvers: "As for all", time: "as for all" },
} as const;

export interface TermsFieldsProps {
  /** Where in the settings they are. */
  place: "review" | `review.bands[${number}]`;
  terms: TermsDraft;
  /** @param place of the field that changed. */
  onChange: (part: Partial<TermsDraft>, place: string) => void;
  errors: ReviewErrors;
  principals: Principals;
}

/** How many, who, and how fast. */
export function TermsFields({ place, terms, onChange, errors, principals }: TermsFieldsProps) {
  const unset = UNSET[place === "review" ? "all" : "band"];
  const at = {
    approvals: `${place}.requiredApprovals`,
    approvers: `${place}.approvers`,
    time: `${place}.slaMinutes`,
  } as const;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        <Field id={at.approvals} label="Approvals needed" error={errors[at.approvals]}>
          {(control) => (
            <Select
              {...control}
              value={terms.requiredApprovals || (unset.approvals === null ? "1" : "")}
              onChange={({ target }) => onChange({ requiredApprovals: target.value }, at.approvals)}
              options={[
                ...(unset.approvals === null ? [] : [{ value: "", label: unset.approvals }]),
                ...APPROVALS.map((value) => ({ value, label: formatPlural(Number(value), "person", "people") })),
              ]}
            />
          )}
        </Field>
        <TimeField
          id={at.time}
          label="Answer within"
          unset={unset.time}
          value={terms.time}
          onValueChange={(time) => onChange({ time }, at.time)}
          error={errors[at.time]}
        />
      </div>
      <PeopleField
        id={at.approvers}
        label="Who decides"
        placeholder={unset.approvers}
        value={terms.approvers}
        onValueChange={(approvers) => onChange({ approvers }, at.approvers)}
        principals={principals}
        error={errors[at.approvers]}
      />
    </div>
  );
}
