import { ArrowUp, X } from "lucide-react";
import { IconButton } from "../../ui/icon-button";
import type { PeopleDraft } from "../review/review-draft";
import type { Principals } from "../review/use-principals";
import { PeopleField } from "./people-field";

export interface LevelFieldsProps {
  /** Counts from 0. */
  index: number;
  level: PeopleDraft;
  onChange: (level: PeopleDraft) => void;
  /** One place earlier; null for the first. */
  onMove: (() => void) | null;
  onRemove: () => void;
  principals: Principals;
  error: string | undefined;
  hasFocus: boolean;
}

/** Who decides when the level before has not. */
export function LevelFields(props: LevelFieldsProps) {
  const { index, level, onChange, onMove, onRemove, principals, error, hasFocus } = props;
  const name = `Level ${index + 1}`;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-1.5">
      <PeopleField
        id={`review.escalateTo[${index}]`}
        label={name}
        placeholder="Roles, groups or people"
        value={level}
        onValueChange={onChange}
        principals={principals}
        error={error}
        hasFocus={hasFocus}
      />
      <span className="flex gap-0.5 pt-5">
        <IconButton label={`Move ${name} up`} disabled={onMove === null} onClick={() => onMove?.()}>
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={`Remove ${name}`} onClick={onRemove}>
          <X aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}
