"use client";

import { X } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { flushSync } from "react-dom";
import { Combobox, type ComboboxOption } from "../../ui/combobox";
import { Field } from "../../ui/field";

export interface NamesFieldProps {
  id: string;
  label: string;
  /** What no name means: `Every agent`. */
  placeholder: string;
  value: readonly string[];
  onValueChange: (value: readonly string[]) => void;
  options?: readonly ComboboxOption[];
  error?: string | undefined;
}

/** A list of names. Enter, a comma, saving by keys or leaving the field adds what is typed; nothing typed is lost. */
export function NamesField({ id, label, placeholder, value, onValueChange, options = [], error }: NamesFieldProps) {
  const [typed, setTyped] = useState("");
  const add = (text: string) => {
    const names = text
      .split(",")
      .map((name) => name.trim())
      .filter((name) => name !== "");
    setTyped("");
    if (names.length > 0) onValueChange([...new Set([...value, ...names])]);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isChoosing = event.currentTarget.hasAttribute("aria-activedescendant");
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      flushSync(() => add(typed)); // what is saved by these keys has it
    } else if (event.key === "," || (event.key === "Enter" && !isChoosing && typed.trim() !== "")) {
      event.preventDefault();
      add(typed);
    } else if (event.key === "Backspace" && typed === "") {
      onValueChange(value.slice(0, -1));
    }
  };
  return (
    <Field id={id} label={label} error={error} className="grid-cols-[minmax(0,1fr)]">
      {(control) => (
        <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
          <Combobox
            {...control}
            isMono
            placeholder={value.length === 0 ? placeholder : "Add another"}
            value={typed}
            onValueChange={(text) => {
              // A chosen suggestion arrives whole; typing arrives by the letter.
              const isChosen =
                Math.abs(text.length - typed.length) > 1 && options.some((option) => option.value === text);
              if (isChosen) add(text);
              else setTyped(text);
            }}
            options={options.filter((option) => !value.includes(option.value))}
            onKeyDown={onKeyDown}
            onBlur={() => add(typed)}
          />
          {value.length === 0 ? null : (
            <ul className="flex flex-wrap gap-1.5">
              {value.map((name) => (
                <li
                  key={name}
                  className="inline-flex h-6 max-w-full items-center rounded-md border border-line bg-raised text-12 max-sm:h-auto max-sm:min-h-10"
                >
                  <span
                    title={name}
                    className="truncate pl-2 font-mono max-sm:[overflow-wrap:anywhere] max-sm:whitespace-normal"
                  >
                    {name}
                  </span>
                  <button
                    type="button"
                    aria-label={`Remove ${name} from ${label.toLowerCase()}`}
                    onClick={() => onValueChange(value.filter((other) => other !== name))}
                    className="grid size-6 shrink-0 place-items-center rounded-md text-fg-3 max-sm:size-10 hover:bg-hover hover:text-fg"
                  >
                    <X aria-hidden className="size-3" />
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
    </Field>
  );
}
