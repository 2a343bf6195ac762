"use client";

import { type KeyboardEvent, useEffect, useEffectEvent, useState } from "react";
import { meantBy } from "../lib/meant-by";
import { Combobox, type ComboboxProps } from "./combobox";

export interface SearchSelectProps extends Omit<ComboboxProps, "value" | "onValueChange" | "options"> {
  /** Empty while none is chosen. */
  value: string;
  /** Called with an empty value as soon as what is typed is none of the options: what is seen is what is chosen. */
  onValueChange: (value: string) => void;
  options: readonly { readonly value: string; readonly text: string }[];
}

/** One of many, found by typing. Enter, or leaving the field, takes what is typed when it can mean only one; else it stays. */
export function SearchSelect({ value, onValueChange, options, ...rest }: SearchSelectProps) {
  const [typed, setTyped] = useState("");
  const chosen = options.find((option) => option.value === value);
  const change = (text: string) => {
    setTyped(text);
    onValueChange(options.find((option) => option.text === text)?.value ?? "");
  };
  const take = () => {
    const meant = chosen === undefined ? meantBy(options, typed) : null;
    if (meant !== null) change(meant.text);
    return meant !== null;
  };
  const [wasLeft, setLeft] = useState(false);
  const takeLate = useEffectEvent(() => {
    const meant = chosen === undefined ? meantBy(options, typed) : null;
    if (meant !== null) onValueChange(meant.value);
  });
  // The outside system: the server, whose options may come after the field was left.
  useEffect(() => {
    if (wasLeft && options.length > 0) takeLate();
  }, [wasLeft, options.length]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const isChoosing = event.currentTarget.hasAttribute("aria-activedescendant");
    if (event.key === "Enter" && !isChoosing && take()) event.preventDefault();
  };
  return (
    <Combobox
      {...rest}
      value={chosen?.text ?? typed}
      onValueChange={change}
      options={options.map(({ text }) => ({ value: text, label: text }))}
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        setLeft(false);
        target.select(); // typing looks for another
      }}
      onBlur={() => setLeft(!take())}
    />
  );
}
