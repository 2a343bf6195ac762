import { ArrowDown, ArrowUp, X } from "lucide-react";
import type { ConditionVocabulary } from "@/server/policies/schemas";
import { IconButton } from "../../ui/icon-button";
import type { BandDraft, ReviewErrors } from "../review/review-draft";
import type { Principals } from "../review/use-principals";
import { ConditionEditor } from "./condition-editor";
import { TermsFields } from "./terms-fields";

export interface BandFieldsProps {
  /** Counts from 0. */
  index: number;
  /** How many there are. */
  count: number;
  band: BandDraft;
  /** @param place of the field that changed. */
  onChange: (band: BandDraft, place: string) => void;
  onMove: (by: 1 | -1) => void;
  onRemove: () => void;
  vocabulary: ConditionVocabulary | undefined;
  principals: Principals;
  tries: number;
  errors: ReviewErrors;
  hasFocus: boolean;
}

/** Other terms for the actions that a condition picks. */
export function BandFields(props: BandFieldsProps) {
  const { index, count, band, onChange, onMove, onRemove, vocabulary, principals, tries, errors, hasFocus } = props;
  const place = `review.bands[${index}]` as const;
  const name = `Band ${index + 1}`;
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 rounded-md border border-line p-3 pt-2">
      <legend className="sr-only">{name}</legend>
      <div className="flex items-center gap-0.5">
        <span aria-hidden className="mr-auto text-12 font-medium">
          {name}
        </span>
        <IconButton label={`Move ${name} up`} disabled={index === 0} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={`Move ${name} down`} disabled={index === count - 1} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
        <IconButton label={`Remove ${name}`} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </div>
      {errors[place] === undefined ? null : <p className="text-12 text-bad">{errors[place]}</p>}
      <ConditionEditor
        heading="Where"
        draft={band.condition}
        onDraftChange={(condition) => onChange({ ...band, condition }, `${place}.condition`)}
        vocabulary={vocabulary}
        tries={tries}
        error={errors[`${place}.condition`]}
        hasFocus={hasFocus}
      />
      <TermsFields
        place={place}
        terms={band}
        onChange={(part, changed) => onChange({ ...band, ...part }, changed)}
        errors={errors}
        principals={principals}
      />
    </fieldset>
  );
}
