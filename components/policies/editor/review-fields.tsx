"use client";

import { Plus, TriangleAlert } from "lucide-react";
import { type ReactNode, type RefObject, useRef, useState } from "react";
import type { ConditionVocabulary } from "@/server/policies/schemas";
import { Button } from "../../ui/button";
import { shortage } from "../review/reach";
import {
  BANDS_MAX,
  LEVELS_MAX,
  NOBODY,
  type ReviewDraft,
  type ReviewErrors,
  reviewOf,
  shifted,
  withBand,
} from "../review/review-draft";
import { ReviewWords } from "../review/review-words-list";
import { usePrincipals } from "../review/use-principals";
import { BandFields } from "./band-fields";
import { LevelFields } from "./level-fields";
import { TermsFields } from "./terms-fields";

export interface ReviewFieldsProps {
  review: ReviewDraft;
  errors: ReviewErrors;
  /** @param place in the settings of what changed, as messages name it. */
  onChange: (review: ReviewDraft, place: string) => void;
  vocabulary: ConditionVocabulary | undefined;
  /** How often saving was tried: what was added since is not marked while it is empty. */
  tries: number;
}

/** How a review this policy opens is run: for all its actions, for bands of them, and when nobody answers; and all of it in words. */
export function ReviewFields({ review, errors, onChange, vocabulary, tries }: ReviewFieldsProps) {
  const principals = usePrincipals();
  // What was just added takes the cursor.
  const [added, setAdded] = useState<{ readonly part: string; readonly tries: number } | null>(null);
  const addBand = useRef<HTMLButtonElement>(null);
  const addLevel = useRef<HTMLButtonElement>(null);
  const { bands, levels } = review;
  const isJustAdded = (level: number) =>
    added?.part === `level ${level}` && added.tries === tries && levels[level] === NOBODY;
  const short = principals.isRead ? shortage(review, principals.all) : null;
  return (
    <section aria-labelledby="review-heading" className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
        <h3 id="review-heading" className="text-12 font-medium text-fg-2">
          {bands.length === 0 ? "Review" : "Review, where no band applies"}
        </h3>
        <TermsFields
          place="review"
          terms={review}
          onChange={(part, place) => onChange({ ...review, ...part }, place)}
          errors={errors}
          principals={principals}
        />
      </div>
      <Part
        heading="Bands"
        hint="Other terms for some of the actions, such as large amounts. The first that applies holds."
        error={errors["review.bands"]}
      >
        {bands.map((band, index) => (
          <BandFields
            key={band.key}
            index={index}
            count={bands.length}
            band={band}
            onChange={(changed, place) => onChange({ ...review, bands: bands.with(index, changed) }, place)}
            onMove={(by) => onChange({ ...review, bands: shifted(bands, index, by) }, "review.bands")}
            onRemove={() => {
              onChange({ ...review, bands: bands.filter((other) => other !== band) }, "review.bands");
              addBand.current?.focus();
            }}
            vocabulary={vocabulary}
            principals={principals}
            tries={tries}
            errors={errors}
            hasFocus={added?.part === `band ${band.key}`}
          />
        ))}
        {bands.length < BANDS_MAX ? (
          <Adder
            button={addBand}
            onClick={() => {
              const next = withBand(review);
              setAdded({ part: `band ${next.bands.at(-1)?.key}`, tries });
              onChange(next, "review.bands");
            }}
          >
            Band
          </Adder>
        ) : null}
      </Part>
      <Part
        heading="If nobody answers in time"
        hint="Who decides next, level by level; each has as long as the first. Behind the last the action is rejected."
        error={errors["review.escalateTo"]}
      >
        {levels.map((level, index) => (
          <LevelFields
            // Levels have no identity of their own, and all of their state is in the draft.
            key={index}
            index={index}
            level={level}
            onChange={(changed) =>
              onChange({ ...review, levels: levels.with(index, changed) }, `review.escalateTo[${index}]`)
            }
            onMove={
              index === 0
                ? null
                : () => onChange({ ...review, levels: shifted(levels, index, -1) }, "review.escalateTo")
            }
            onRemove={() => {
              onChange({ ...review, levels: levels.filter((_, at) => at !== index) }, "review.escalateTo");
              addLevel.current?.focus();
            }}
            principals={principals}
            error={isJustAdded(index) ? undefined : errors[`review.escalateTo[${index}]`]}
            hasFocus={added?.part === `level ${index}`}
          />
        ))}
        {levels.length < LEVELS_MAX ? (
          <Adder
            button={addLevel}
            onClick={() => {
              setAdded({ part: `level ${levels.length}`, tries });
              onChange({ ...review, levels: [...levels, NOBODY] }, "review.escalateTo");
            }}
          >
            Level
          </Adder>
        ) : null}
      </Part>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-2 rounded-md bg-inset px-3 py-2">
        <h4 className="text-12 font-medium text-fg-2">In words</h4>
        <ReviewWords review={reviewOf(review)} nameOf={principals.nameOf} />
        {short === null ? null : (
          <p className="flex gap-1.5 text-12 text-warn">
            <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
            {short}
          </p>
        )}
      </div>
    </section>
  );
}

interface PartProps {
  heading: string;
  hint: string;
  error: string | undefined;
  children: ReactNode;
}

function Part({ heading, hint, error, children }: PartProps) {
  return (
    <fieldset className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <legend className="mb-0.5 text-12 font-medium text-fg-2">{heading}</legend>
      <p className="text-12 text-fg-3">{hint}</p>
      {error === undefined ? null : <p className="text-12 text-bad">{error}</p>}
      {children}
    </fieldset>
  );
}

interface AdderProps {
  button: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
  children: ReactNode;
}

function Adder({ button, onClick, children }: AdderProps) {
  return (
    <div>
      <Button ref={button} variant="ghost" size="sm" onClick={onClick}>
        <Plus aria-hidden />
        {children}
      </Button>
    </div>
  );
}
