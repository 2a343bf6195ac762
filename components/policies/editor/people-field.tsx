"use client";

import { cx } from "class-variance-authority";
import { TriangleAlert, UserRound, UsersRound, X } from "lucide-react";
import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";
import { meantBy } from "../../lib/meant-by";
import { Combobox } from "../../ui/combobox";
import { Field } from "../../ui/field";
import type { Choosable, Named } from "../review/principals";
import type { PeopleDraft } from "../review/review-draft";
import type { Principals } from "../review/use-principals";

export interface PeopleFieldProps {
  id: string;
  label: string;
  /** What nobody chosen means: `Whoever may decide reviews`. */
  placeholder: string;
  value: PeopleDraft;
  onValueChange: (value: PeopleDraft) => void;
  principals: Principals;
  error?: string | undefined;
  hasFocus?: boolean;
}

const KINDS = { role: "role", group: "group", user: "" } as const;

/** Roles, groups and people. Enter or leaving the field takes what is typed when it means one of them; what it does not, stays. */
export function PeopleField(props: PeopleFieldProps) {
  const { id, label, placeholder, value, onValueChange, principals, error, hasFocus } = props;
  const { names, typed } = value;
  const options = principals.choices.filter(({ principal }) => !names.includes(principal));
  const add = ({ principal }: Choosable) => onValueChange({ names: [...names, principal], typed: "" });
  const take = () => {
    const meant = meantBy(options, typed);
    if (meant !== null) add(meant);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isChoosing = event.currentTarget.hasAttribute("aria-activedescendant");
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      flushSync(take); // what is saved by these keys has it
    } else if (event.key === "Enter" && !isChoosing && typed.trim() !== "") {
      event.preventDefault();
      take();
    } else if (event.key === "Backspace" && typed === "" && names.length > 0) {
      onValueChange({ names: names.slice(0, -1), typed });
    }
  };
  return (
    <Field id={id} label={label} error={error} className="grid-cols-[minmax(0,1fr)]">
      {(control) => (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
          {names.length === 0 ? null : (
            <ul aria-label={label} className="flex flex-wrap gap-1.5">
              {names.map((principal) => (
                <Chip
                  key={principal}
                  named={principals.nameOf(principal)}
                  isRead={principals.isRead}
                  from={label}
                  onRemove={() => onValueChange({ names: names.filter((other) => other !== principal), typed })}
                />
              ))}
            </ul>
          )}
          <Combobox
            {...control}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever adds a level goes on in it
            autoFocus={hasFocus}
            placeholder={names.length === 0 ? placeholder : "Add another"}
            value={typed}
            onValueChange={(text) => {
              // A chosen suggestion arrives whole; typing arrives by the letter.
              const chosen = options.find((option) => option.text === text);
              if (chosen !== undefined && Math.abs(text.length - typed.length) > 1) add(chosen);
              else onValueChange({ names, typed: text });
            }}
            options={options.map(({ text, keywords, kind, email, deciders }) => ({
              value: text,
              label: text,
              detail: kind === "user" ? email : `${KINDS[kind]}, ${deciders}`,
              keywords,
            }))}
            onKeyDown={onKeyDown}
            onBlur={take}
          />
        </div>
      )}
    </Field>
  );
}

interface ChipProps {
  named: Named;
  isRead: boolean;
  /** The field it is in. */
  from: string;
  onRemove: () => void;
}

/** One who is named. Somebody the organization has not any more stays until somebody removes them. */
function Chip({ named, isRead, from, onRemove }: ChipProps) {
  const { name, kind, email, principal } = named;
  const trouble = isRead ? troubleOf(named) : null;
  const Icon = trouble !== null ? TriangleAlert : kind === "user" ? UserRound : UsersRound;
  return (
    <li
      className={cx(
        "inline-flex min-h-6 max-w-full items-center rounded-md border bg-raised text-12 max-sm:min-h-10",
        trouble === null ? "border-line" : "border-dashed border-line-strong",
      )}
    >
      <span title={email ?? principal} className="flex min-w-0 items-center gap-1.5 pl-2">
        <Icon aria-hidden className={cx("size-3 shrink-0", trouble === null ? "text-fg-3" : "text-warn")} />
        <span className="truncate max-sm:py-1 max-sm:[overflow-wrap:anywhere] max-sm:whitespace-normal">{name}</span>
        {trouble === null ? null : <span className="shrink-0 text-warn">{trouble}</span>}
      </span>
      <button
        type="button"
        aria-label={`Remove ${name} from ${from.toLowerCase()}`}
        onClick={onRemove}
        className="grid size-6 shrink-0 place-items-center rounded-md text-fg-3 max-sm:size-10 hover:bg-hover hover:text-fg"
      >
        <X aria-hidden className="size-3" />
      </button>
    </li>
  );
}

/** Why naming them asks nobody. */
function troubleOf({ kind, deciders }: Named): string | null {
  if (deciders === null) return "unknown here";
  if (deciders > 0) return null;
  return kind === "user" ? "may not decide" : "nobody who decides";
}
