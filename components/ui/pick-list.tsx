"use client";

import { cx } from "class-variance-authority";
import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { Checkbox } from "./checkbox";
import { Input } from "./input";

export interface PickOption {
  readonly value: string;
  readonly label: string;
  /** Under the label; searched as well. */
  readonly hint?: string;
}

export interface PickListProps {
  /** Unique on the page. */
  id: string;
  /** What is chosen: `Members`. */
  label: string;
  options: readonly PickOption[];
  value: readonly string[];
  onValueChange: (value: readonly string[]) => void;
  error?: string | undefined;
  /** Shown instead of options while there are none: still asked for, or really none. */
  empty: string;
}

/** Lists that fit are shown whole, longer ones with a search. */
const SEARCHED_FROM = 9;

/** Several of many: a list of checkboxes to search in. What is chosen and not offered any more stays until it is taken out. */
export function PickList({ id, label, options, value, onValueChange, error, empty }: PickListProps) {
  const [query, setQuery] = useState("");
  const known = new Set(options.map((option) => option.value));
  const gone = value
    .filter((one) => !known.has(one))
    .map((one) => ({ value: one, label: one, hint: "Not there any more" }));
  const all: readonly PickOption[] = options.length === 0 ? [] : [...gone, ...options];
  const wanted = query.trim().toLowerCase();
  const shown = all.filter((option) => `${option.label} ${option.hint ?? ""}`.toLowerCase().includes(wanted));
  const toggle = (one: string, isOn: boolean) =>
    onValueChange(isOn ? [...value, one] : value.filter((other) => other !== one));
  const errorId = `${id}-error`;
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId} className="grid min-w-0 gap-1">
      <legend className="mb-1 flex w-full items-center gap-2">
        <span className="text-12 font-medium text-fg-2">{label}</span>
        <span className="ml-auto text-12 text-fg-3 tabular-nums">{value.length} chosen</span>
      </legend>
      {all.length < SEARCHED_FROM ? null : (
        <Input
          id={id}
          type="search"
          aria-label={`Search ${label.toLowerCase()}`}
          placeholder="Search"
          autoComplete="off"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          // Enter would send the form around it.
          onKeyDown={(event) => (event.key === "Enter" ? event.preventDefault() : undefined)}
        />
      )}
      <div
        className={cx(
          "grid max-h-56 content-start gap-1 overflow-y-auto rounded-md border px-2.5 py-1.5",
          error === undefined ? "border-line" : "border-bad",
        )}
      >
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            label={<span className="break-words">{option.label}</span>}
            hint={option.hint}
            checked={value.includes(option.value)}
            onChange={({ target }) => toggle(option.value, target.checked)}
          />
        ))}
        {shown.length > 0 ? null : (
          <p className="text-fg-3">{all.length === 0 ? empty : `Nothing is called “${query}”.`}</p>
        )}
      </div>
      {error === undefined ? null : (
        <p id={errorId} className="flex gap-1.5 text-12 text-bad">
          <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
          <span>{error}</span>
        </p>
      )}
    </fieldset>
  );
}
