"use client";

import { cx } from "class-variance-authority";
import { CircleAlert } from "lucide-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { formatCount } from "../lib/format";
import { holdsWords, SEARCHABLE_FROM } from "../lib/search";
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

/** Of those that are not chosen. */
const DRAWN_MAX = 50;

/**
 * Several of many: a list of checkboxes to search in, in which the arrow keys move. What was chosen when it opened comes first;
 * what is chosen and not offered any more stays until it is taken out.
 */
export function PickList({ id, label, options, value, onValueChange, error, empty }: PickListProps) {
  const [query, setQuery] = useState("");
  const [first] = useState(() => new Set(value));
  const list = useRef<HTMLDivElement>(null);
  const known = new Set(options.map((option) => option.value));
  const chosen = new Set(value);
  const gone = value
    .filter((one) => !known.has(one))
    .map((one) => ({ value: one, label: one, hint: "Not there any more" }));
  const isFirst = (option: PickOption) => first.has(option.value);
  const all: readonly PickOption[] =
    options.length === 0 ? [] : [...gone, ...options.filter(isFirst), ...options.filter((option) => !isFirst(option))];
  const found = all.filter((option) => holdsWords(`${option.label} ${option.hint ?? ""}`, query));
  let drawn = 0;
  const shown = found.filter((option) => {
    if (chosen.has(option.value)) return true;
    drawn += 1;
    return drawn <= DRAWN_MAX;
  });
  const toggle = (one: string, isOn: boolean) =>
    onValueChange(isOn ? [...value, one] : value.filter((other) => other !== one));
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const boxes = [...(list.current?.querySelectorAll("input") ?? [])];
    const at = boxes.findIndex((box) => box === event.target);
    event.preventDefault();
    boxes[event.key === "ArrowDown" ? at + 1 : Math.max(0, at - 1)]?.focus();
  };
  const errorId = `${id}-error`;
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId} className="grid min-w-0 gap-1">
      <legend className="mb-1 flex w-full items-center gap-2">
        <span className="text-12 font-medium text-fg-2">{label}</span>
        <span className="ml-auto text-12 text-fg-3 tabular-nums">{formatCount(value.length)} chosen</span>
      </legend>
      {all.length < SEARCHABLE_FROM ? null : (
        <Input
          id={id}
          type="search"
          aria-label={`Search ${label.toLowerCase()}`}
          placeholder="Search"
          autoComplete="off"
          value={query}
          onChange={({ target }) => setQuery(target.value)}
          // Enter would send the form around it.
          onKeyDown={(event) => (event.key === "Enter" ? event.preventDefault() : move(event))}
        />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the checkboxes inside it */}
      <div
        ref={list}
        onKeyDown={move}
        className={cx(
          "grid max-h-56 auto-rows-max content-start gap-1 overflow-y-auto rounded-md border px-2.5 py-1.5",
          error === undefined ? "border-line" : "border-bad",
        )}
      >
        {shown.map((option) => (
          <Checkbox
            key={option.value}
            label={<span className="[overflow-wrap:anywhere]">{option.label}</span>}
            hint={option.hint}
            checked={chosen.has(option.value)}
            onChange={({ target }) => toggle(option.value, target.checked)}
          />
        ))}
        {found.length === shown.length ? null : (
          <p className="py-1 text-12 text-fg-3">
            {formatCount(found.length - shown.length)} more: search to narrow them down.
          </p>
        )}
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
